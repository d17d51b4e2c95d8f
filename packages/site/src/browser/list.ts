/// <reference lib="dom" />
import { type Entry, unpackEntries } from '../entries.ts';
import {
  type AddressOf,
  type Bins,
  barsPath,
  binsOf,
  CHART_WIDTH,
  countBins,
  dots,
  LIST_STEP,
  listItem,
  madePage,
  mapLabel,
  noBattle,
  ownPage,
  whenIn,
} from '../index-views.ts';
import { EVERYTHING, fromAddress, Index, type Query, toAddress, toYear } from '../query.ts';
import { sayYear } from '../words/dates.ts';
import { plural, sayNumber } from '../words/figures.ts';

/** Answers what is asked of the index, on the page that has one. */
export function startIndex(): void {
  const form = document.querySelector<HTMLFormElement>('form.ask[role=search]');
  const data = globalThis.openBattlesIndex;
  if (!form || !data) return;
  form.hidden = false;
  new IndexPage(form, unpackEntries(data.entries), data.large ? madePage : ownPage).start();
}

class IndexPage {
  readonly #form: HTMLFormElement;
  readonly #index: Index;
  readonly #addressOf: AddressOf;
  readonly #bins: Bins | null;
  readonly #most: number;
  #found: readonly Entry[] = [];
  #shown = LIST_STEP;
  #drawing = 0;

  constructor(form: HTMLFormElement, entries: readonly Entry[], addressOf: AddressOf) {
    this.#form = form;
    this.#index = new Index(entries);
    this.#addressOf = addressOf;
    this.#bins = binsOf(entries);
    this.#most = this.#bins ? Math.max(...countBins(this.#bins, entries)) : 0;
  }

  start(): void {
    this.#form.addEventListener('submit', (event) => event.preventDefault());
    this.#form.addEventListener('input', () => this.#ask(this.#read()));
    this.#form.addEventListener('reset', (event) => {
      event.preventDefault();
      this.#write(EVERYTHING);
      this.#ask(EVERYTHING);
    });
    document.querySelector('.more')!.addEventListener('click', () => {
      this.#shown += LIST_STEP;
      this.#list();
    });
    window.addEventListener('popstate', () => this.#fromAddress());
    this.#startMap();
    this.#startHistogram();
    this.#fromAddress();
    setTimeout(() => this.#index.prepare());
  }

  #fromAddress(): void {
    const query = fromAddress(location.hash.slice(1));
    this.#write(query);
    this.#show(query);
  }

  #field(name: string): HTMLInputElement {
    return this.#form.elements.namedItem(name) as HTMLInputElement;
  }

  #read(): Query {
    const value = (name: string) => this.#field(name).value;
    for (const name of ['from', 'to'])
      this.#field(name).setAttribute(
        'aria-invalid',
        String(value(name) !== '' && toYear(value(name)) === null),
      );
    return {
      words: value('q'),
      from: toYear(value('from')),
      to: toYear(value('to')),
      country: value('country'),
      result: value('result'),
      conflicts: this.#field('conflicts').checked,
      sort: value('sort') as Query['sort'],
    };
  }

  #write(query: Query): void {
    const year = (number: number | null) => (number === null ? '' : sayYear(number));
    this.#field('q').value = query.words;
    this.#field('from').value = year(query.from);
    this.#field('to').value = year(query.to);
    this.#field('country').value = query.country;
    this.#field('result').value = query.result;
    this.#field('sort').value = query.sort;
    this.#field('conflicts').checked = query.conflicts;
  }

  #ask(query: Query): void {
    const address = toAddress(query);
    history.replaceState(null, '', address === '' ? location.pathname : `#${address}`);
    this.#show(query);
  }

  #show(query: Query): void {
    document.querySelector<HTMLElement>('[type=reset]')!.hidden = toAddress(query) === '';
    this.#found = this.#index.find(query);
    this.#shown = LIST_STEP;
    this.#list();
    this.#brush(query);
    // The list answers at once; map and histogram follow before the next picture.
    cancelAnimationFrame(this.#drawing);
    this.#drawing = requestAnimationFrame(() => this.#draw());
  }

  #list(): void {
    const [found, all] = [this.#found.length, this.#index.entries.length];
    document.querySelector('.count')!.textContent =
      found === all ? plural(all, 'battle') : `${sayNumber(found)} of ${plural(all, 'battle')}`;
    document.querySelector('.battles')!.innerHTML =
      found === 0
        ? noBattle.text
        : this.#found
            .slice(0, this.#shown)
            .map((entry) => listItem(entry, this.#addressOf).text)
            .join('');
    document.querySelector<HTMLElement>('.more')!.hidden = found <= this.#shown;
  }

  #draw(): void {
    document.querySelector('.dots')!.setAttribute('d', dots(this.#found));
    document.querySelector('.map')!.setAttribute('aria-label', mapLabel(this.#found));
    if (this.#bins)
      document
        .querySelector('.histogram .found')!
        .setAttribute('d', barsPath(countBins(this.#bins, this.#found), this.#most));
  }

  /** Names the battle under the pointer; a click goes to it. */
  #startMap(): void {
    const map = document.querySelector<SVGSVGElement>('.map')!;
    const pointed = document.querySelector<HTMLElement>('.pointed');
    const nearest = (event: MouseEvent): Entry | null => {
      const box = map.getBoundingClientRect();
      const scale = map.viewBox.baseVal.width / box.width;
      const [x, y] = [(event.clientX - box.left) * scale, (event.clientY - box.top) * scale];
      let best: Entry | null = null;
      let least = (8 * scale) ** 2;
      for (const entry of this.#found) {
        if (entry.point === null) continue;
        const distance = (entry.point[0] - x) ** 2 + (entry.point[1] - y) ** 2;
        if (distance < least) [best, least] = [entry, distance];
      }
      return best;
    };
    map.addEventListener('pointermove', (event) => {
      const entry = nearest(event);
      map.classList.toggle('over', entry !== null);
      if (pointed) pointed.textContent = entry ? `${entry.name}, ${whenIn(entry)}.` : '';
    });
    map.addEventListener('click', (event) => {
      const entry = nearest(event);
      if (entry) location.href = this.#addressOf(entry.id);
    });
  }

  /** Dragging over the histogram chooses years. */
  #startHistogram(): void {
    const chart = document.querySelector<SVGSVGElement>('.histogram');
    const bins = this.#bins;
    if (!chart || !bins) return;
    let start: number | null = null;
    const binAt = (event: PointerEvent): number => {
      const box = chart.getBoundingClientRect();
      const bin = Math.floor(((event.clientX - box.left) / box.width) * bins.count);
      return Math.min(Math.max(bin, 0), bins.count - 1);
    };
    const choose = (event: PointerEvent) => {
      if (start === null) return;
      const [a, b] = [start, binAt(event)].sort((x, y) => x - y) as [number, number];
      const query = {
        ...this.#read(),
        from: bins.first + a * bins.step,
        to: bins.first + (b + 1) * bins.step - 1,
      };
      this.#write(query);
      this.#ask(query);
    };
    chart.addEventListener('pointerdown', (event) => {
      start = binAt(event);
      chart.setPointerCapture(event.pointerId);
      choose(event);
    });
    chart.addEventListener('pointermove', choose);
    chart.addEventListener('pointerup', () => {
      start = null;
    });
  }

  /** Shows on the histogram which years are asked for. */
  #brush({ from, to }: Query): void {
    const brush = document.querySelector('.brush');
    if (!brush || !this.#bins) return;
    const { first, step, count } = this.#bins;
    const place = (year: number) =>
      Math.min(Math.max(((year - first) / (step * count)) * CHART_WIDTH, 0), CHART_WIDTH);
    const [left, right] = [from === null ? 0 : place(from), to === null ? CHART_WIDTH : place(to + 1)];
    brush.setAttribute('x', String(left));
    brush.setAttribute('width', from === null && to === null ? '0' : String(Math.max(right - left, 2)));
  }
}
