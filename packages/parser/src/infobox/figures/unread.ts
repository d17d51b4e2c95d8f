import { CONNECTORS, NOUN_PHRASE_ENDS } from '../../language/lexicon/around-figures.ts';
import type { Remark } from '../../text/remarks.ts';
import { HARD, type NodeText } from './node-text.ts';
import type { Node } from './nodes.ts';

const WORDS: ReadonlySet<string> = new Set<Node['kind']>(['word', 'outcome', 'quantity', 'total', 'part']);
const isWord = ({ kind }: Node): boolean => WORDS.has(kind);
const saysSomething = ({ kind, text }: Node): boolean =>
  kind === 'outcome' ||
  kind === 'quantity' ||
  (kind === 'word' && !NOUN_PHRASE_ENDS.has(text) && !CONNECTORS.has(text));

/** A remark for each stretch of words from which nothing was read, and for all digits that count nothing. */
export function remarkUnread(text: NodeText): Remark[] {
  const { nodes } = text;
  const remarks: Remark[] = [];
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i]!;
    if (text.isRead(i)) continue;
    if (node.kind === 'aside') {
      const reason = `${JSON.stringify(text.written(i, i + 1))} is ${node.reason}`;
      remarks.push({ rule: 'no-count', reason, start: node.start, end: node.end });
    }
    if (!isWord(node)) continue;
    let last = i;
    let says = false;
    for (let k = i; k < nodes.length && !text.isRead(k); k++) {
      const { kind } = nodes[k]!;
      if (HARD.has(kind) || kind === 'aside') break;
      if (isWord(nodes[k]!)) last = k;
      says ||= saysSomething(nodes[k]!);
    }
    const { end } = nodes[last]!;
    if (says) {
      const reason = `no figure could be read from ${JSON.stringify(text.written(i, last + 1))}`;
      remarks.push({ rule: 'unread', reason, start: node.start, end });
    }
    i = last;
  }
  return remarks;
}
