/// <reference lib="dom" />
import { html } from '../html.ts';

/** What the page says of its rows, for the script. */
interface PageRows {
  release: string;
  /** Which article the rows were read from, as a citation names it. */
  from: string;
  rows: readonly (readonly [table: string, id: string, line: number, rule: string])[];
}

/** A stretch of the text, or a value, with the numbers of its rows. */
interface Tied {
  element: HTMLElement;
  rows: readonly number[];
}

const tied = (elements: Iterable<HTMLElement>): Tied[] =>
  Array.from(elements, (element) => ({ element, rows: (element.dataset.n ?? '').split(' ').map(Number) }));

/** Ties the values of a battle's page to the characters that they were read from. Does nothing on other pages. */
export function startBattle(): void {
  const text = document.querySelector<HTMLElement>('.source .text');
  const data = document.getElementById('rows');
  if (text && data) new Battle(text, JSON.parse(data.textContent ?? '')).start();
}

class Battle {
  readonly #text: HTMLElement;
  readonly #page: PageRows;
  readonly #segments: readonly Tied[];
  readonly #values: readonly Tied[];
  /** How long the characters of each row are. */
  readonly #lengths: readonly number[];
  /** The rows that were clicked: they stay lit. */
  #pinned: readonly number[] = [];
  /** Where the arrow keys are in the text. */
  #current = -1;

  constructor(text: HTMLElement, page: PageRows) {
    this.#text = text;
    this.#page = page;
    this.#segments = tied(text.querySelectorAll<HTMLElement>('.s'));
    this.#values = tied(document.querySelectorAll<HTMLElement>('.read .v[data-n]'));
    const lengths = new Array<number>(page.rows.length).fill(0);
    for (const { element, rows } of this.#segments)
      for (const row of rows) lengths[row]! += element.textContent!.length;
    this.#lengths = lengths;
  }

  start(): void {
    for (const { element: value, rows } of this.#values) {
      for (const enter of ['pointerenter', 'focus'])
        value.addEventListener(enter, () => this.#light(rows, true));
      for (const leave of ['pointerleave', 'blur'])
        value.addEventListener(leave, () => this.#light(this.#pinned, false));
      value.addEventListener('click', (event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        this.#go(rows);
      });
    }
    for (const { element: segment, rows: own } of this.#segments) {
      const rows = this.#narrowestFirst(own);
      // What is pinned stays lit while the text is scrolled below the pointer.
      segment.addEventListener('pointerenter', () => {
        if (this.#pinned.length === 0) this.#light(rows.slice(0, 1), false);
      });
      segment.addEventListener('pointerleave', () => this.#light(this.#pinned, false));
      segment.addEventListener('click', () => this.#showAt(rows));
    }
    this.#text.addEventListener('keydown', (event) => this.#key(event));
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && this.#pinned.length > 0) this.#unpin();
    });
    window.addEventListener('popstate', () => this.#fromAddress());
    this.#fromAddress();
  }

  /** Lights the characters of these rows, and the values that were read from them. */
  #light(rows: readonly number[], scrolls: boolean): void {
    const lit = new Set(rows);
    let first: HTMLElement | null = null;
    for (const { element, rows: own } of this.#segments) {
      const isLit = own.some((row) => lit.has(row));
      element.classList.toggle('lit', isLit);
      if (isLit) first ??= element;
    }
    for (const { element, rows: own } of this.#values)
      element.classList.toggle(
        'lit',
        own.some((row) => lit.has(row)),
      );
    if (scrolls && first) this.#reveal(first);
  }

  /** Scrolls the text, and not the page, until the element is in sight. */
  #reveal(element: HTMLElement): void {
    const [box, inside] = [this.#text.getBoundingClientRect(), element.getBoundingClientRect()];
    if (inside.top >= box.top + 8 && inside.bottom <= box.bottom - 8) return;
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const top = this.#text.scrollTop + inside.top - box.top - box.height / 3;
    this.#text.scrollTo({ top, behavior: isStill ? 'auto' : 'smooth' });
  }

  /** The rows with the fewest characters first. */
  readonly #narrowestFirst = (rows: readonly number[]): number[] =>
    [...rows].sort((a, b) => this.#lengths[a]! - this.#lengths[b]!);

  /** Pins rows and puts the first into the address, so that the way back leads to what was pinned before. */
  #go(rows: readonly number[]): void {
    const [, id] = this.#page.rows[rows[0]!]!;
    history.pushState(null, '', `#${encodeURI(id)}`);
    this.#pin(rows, rows);
  }

  #showAt(rows: readonly number[]): void {
    const [, id] = this.#page.rows[rows[0]!]!;
    history.pushState(null, '', `#${encodeURI(id)}`);
    this.#pin(rows.slice(0, 1), rows);
    document.getElementById(id)?.scrollIntoView({ block: 'center' });
  }

  #pin(rows: readonly number[], shown: readonly number[]): void {
    this.#pinned = rows;
    document.body.classList.add('pinned');
    const card = document.querySelector<HTMLElement>('.card')!;
    card.hidden = false;
    card.innerHTML =
      html`<button type="button" class="close" aria-label="Close">×</button><ul>${shown.map((row) => this.#cardLine(row))}</ul>`.text;
    card.querySelector('.close')!.addEventListener('click', () => this.#unpin());
    for (const button of card.querySelectorAll<HTMLButtonElement>('.cite'))
      button.addEventListener('click', () => copy(button, this.citation(Number(button.dataset.row))));
    for (const id of document.querySelectorAll('.read .here')) id.classList.remove('here');
    for (const row of rows) document.getElementById(this.#page.rows[row]![1])?.classList.add('here');
    // The card has taken its room now: only what is in sight beside it is in sight.
    this.#light(rows, true);
  }

  #cardLine(row: number) {
    const [table, id, line, rule] = this.#page.rows[row]!;
    return html`<li><q>${shorten(this.#quote(row))}</q><p>${table}, line ${line}, by the rule “${rule}”</p>
<p><a href="#${encodeURI(id)}">Link to this row</a><button type="button" class="cite" data-row="${row}">Copy citation</button></p><p class="citation">${this.citation(row)}</p></li>`;
  }

  /** The characters of a row. */
  #quote(row: number): string {
    return this.#segments
      .filter(({ rows }) => rows.includes(row))
      .map(({ element }) => element.textContent)
      .join('');
  }

  /** How a row is cited: the release, the row, and the text with its revision. */
  citation(row: number): string {
    const [, id] = this.#page.rows[row]!;
    return `${this.#page.release}, ${id}: “${shorten(this.#quote(row))}”. Read from ${this.#page.from}.`;
  }

  #unpin(): void {
    this.#pinned = [];
    document.body.classList.remove('pinned');
    for (const here of document.querySelectorAll('.read .here')) here.classList.remove('here');
    document.querySelector<HTMLElement>('.card')!.hidden = true;
    this.#light([], false);
  }

  /** Pins the row that the address names, if it names one. */
  #fromAddress(): void {
    const id = fragment();
    const row = this.#page.rows.findIndex(([, other]) => other === id);
    if (row < 0) {
      if (this.#pinned.length > 0) this.#unpin();
      return;
    }
    this.#pin([row], [row]);
    document.getElementById(id)?.scrollIntoView({ block: 'center' });
  }

  #key(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const last = this.#segments.length - 1;
    if (step !== undefined && last >= 0) {
      this.#current = Math.min(Math.max(this.#current + step, 0), last);
      const { element, rows } = this.#segments[this.#current]!;
      this.#light(this.#narrowestFirst(rows).slice(0, 1), false);
      this.#reveal(element);
      event.preventDefault();
    }
    const segment = this.#segments[this.#current];
    if (event.key === 'Enter' && segment) this.#showAt(this.#narrowestFirst(segment.rows));
  }
}

/** The part of the address after `#`, as it was before it was escaped. */
export function fragment(): string {
  const written = location.hash.slice(1);
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}

const MOST = 160;
const shorten = (text: string): string => (text.length > MOST ? `${text.slice(0, MOST)}…` : text);

/** Copies a text; where the browser does not allow it, the text stands below the button to be copied by hand. */
async function copy(button: HTMLButtonElement, text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = 'Copied';
  } catch {
    const shown = button.closest('li')!.querySelector('.citation')!;
    getSelection()?.selectAllChildren(shown);
    button.textContent = 'Press Ctrl+C';
  }
}
