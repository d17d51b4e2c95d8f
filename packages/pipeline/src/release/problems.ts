/** What is wrong, and the command that mends it. */
export interface Problem {
  problem: string;
  mend: string;
}

/** What makes the draft again. */
export const BUILD = 'npm start';

/** How many problems are told of those that one command mends. */
const SHOWN = 20;

/** The problems in words, those first that were found first, each group with the command that mends it. */
export function describeProblems(problems: readonly Problem[]): string {
  const byMend = new Map<string, string[]>();
  for (const { problem, mend } of problems) byMend.set(mend, [...(byMend.get(mend) ?? []), problem]);
  const groups = [...byMend].map(([mend, own]) => {
    const rest = own.length > SHOWN ? `… and ${own.length - SHOWN} more\n` : '';
    return `${own.slice(0, SHOWN).join('\n')}\n${rest}To mend it, run: ${mend}\n`;
  });
  return groups.join('');
}
