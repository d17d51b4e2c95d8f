import { PAGE_WORDS } from '../../language/lexicon/around-figures.ts';
import { CITATION_WORDS } from '../../language/lexicon/labels.ts';
import type { NodeText } from './node-text.ts';
import type { Node } from './nodes.ts';

/** A reference is no longer than this from its beginning to the word that gives it away. */
const LENGTH = 60;
const LENGTH_TO_DATE = 25;

/**
 * Marks the nodes of references that were glued to the text, as in "82 woundedNeville, Leigh, … Osprey Publishing, 2015,
 * p. 66". Their numbers count nothing. A reference begins where two words are glued together or quotation marks open,
 * and ends with the last word that only references have.
 */
export function findCitations({ nodes, value }: Pick<NodeText, 'nodes' | 'value'>): boolean[] {
  const citation: boolean[] = [];
  let seam = -1;
  let glued = false;
  let depth = 0;
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i]!;
    const isGlued = isGluedName(nodes, i);
    if (isGlued || (seam < 0 && node.kind === 'mark' && /^["“”]/.test(node.text))) {
      seam = i;
      glued = isGlued;
      depth = 0;
    }
    if (node.kind === 'rule' || node.kind === 'bullet' || node.kind === 'line') seam = -1;
    if (node.kind === 'open') depth++;
    if (node.kind === 'close') depth--;
    if (seam < 0) continue;
    const dated =
      glued && depth === 0 && i - seam < LENGTH_TO_DATE && node.kind === 'aside' && isFullDate(value, node);
    const numbered =
      node.kind === 'aside' && nodes[i + 1]?.kind === 'colon' && nodes[i + 2]?.kind === 'quantity';
    const telling = i - seam < LENGTH && CITATION_WORDS.has(node.text);
    if (!numbered && !dated && !telling && !isPageOrAddress(node)) continue;
    let end = i + (numbered ? 3 : 1);
    while (/^(?:aside|comma|mark)$/.test(nodes[end]?.kind ?? '')) end++;
    for (let k = seam; k < end; k++) citation[k] = true;
    i = end - 1;
  }
  return citation;
}

/** Whether a capital letter follows without a space on something that ends. */
function isGluedName(nodes: readonly Node[], i: number): boolean {
  const before = nodes[i - 1];
  const { capital, spaced } = nodes[i]!;
  if (!capital || before === undefined) return false;
  return (
    before.kind === 'gap' || (!spaced && !/^(?:open|slash|dash|mark|ampersand|line|rule)$/.test(before.kind))
  );
}

const isFullDate = (value: string, node: Node): boolean =>
  node.kind === 'aside' && node.reason === 'a date' && /\d{4}$/.test(value.slice(node.start, node.end));

const isPageOrAddress = ({ kind, text }: Node): boolean =>
  kind === 'aside' ? PAGE_WORDS.has(text) : kind === 'mark' && text.length > 4;
