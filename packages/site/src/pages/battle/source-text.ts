import { type Evidence, segmentsOf } from '../../evidence.ts';
import { type Html, html } from '../../html.ts';

/** The text with each stretch that rows were read from marked, character by character as it is. */
export function sourceText(text: string, evidence: Evidence): Html {
  const characters = Array.from(text);
  return html`${segmentsOf(characters.length, evidence.marks).map(({ start, end, marks }) => {
    const words = characters.slice(start, end).join('');
    return marks.length === 0
      ? html`${words}`
      : html`<span class="s" id="c${start}" data-n="${marks.join(' ')}">${words}</span>`;
  })}`;
}
