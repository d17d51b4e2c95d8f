/// <reference lib="dom" />
import { unpackEntries } from '../entries.ts';
import { html } from '../html.ts';
import { battleBody, nameOf } from '../pages/battle/battle.ts';
import type { SiteBattle } from '../release.ts';
import { shardPath } from '../shards.ts';
import { fragment, startBattle } from './battle.ts';

/** Makes the page of the battle that the address names, from its shard, as the build makes it for smaller releases. */
export function startMadeBattle(): void {
  const main = document.getElementById('main')!;
  const { release: version = '', title = '' } = main.querySelector<HTMLElement>('.loading-note')!.dataset;
  let shown = '';
  const show = async () => {
    // The id of a row begins with that of its battle.
    const [id = ''] = fragment().split('/');
    if (id === shown) return;
    const battle = await load(id);
    if (!battle) {
      // A heading of the page that is shown is no battle.
      if (shown === '')
        main.innerHTML =
          html`<h1>No such battle</h1><p>There is no battle ${id} in ${title} ${version}. <a href="index.html">All battles</a></p>`.text;
      return;
    }
    if (shown !== '') {
      location.reload();
      return;
    }
    shown = id;
    main.innerHTML = battleBody(battle, { version, title, downloads: [] }).text;
    document.title = `${nameOf(battle.record.battle)} · ${title}`;
    offerSaving(battle);
    startBattle();
  };
  window.addEventListener('hashchange', show);
  void show();
}

async function load(id: string): Promise<SiteBattle | null> {
  const { entries, shards } = globalThis.openBattlesIndex!;
  const place = unpackEntries(entries).findIndex((entry) => entry.id === id);
  if (place < 0) return null;
  const number = shards.findLastIndex((first) => first <= place);
  await new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = shardPath(number);
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });
  return globalThis.openBattlesShard?.[place - shards[number]!] ?? null;
}

/** The record as a file, made here since a large release has none of each battle. */
function offerSaving({ record }: SiteBattle): void {
  const button = document.querySelector<HTMLButtonElement>('.save');
  if (!button) return;
  button.hidden = false;
  button.addEventListener('click', () => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(
      new Blob([JSON.stringify(record, null, 1)], { type: 'application/json' }),
    );
    link.download = button.dataset.name ?? 'battle.json';
    link.click();
    URL.revokeObjectURL(link.href);
  });
}
