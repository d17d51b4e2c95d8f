/// <reference lib="dom" />
import '../style/site.css';
import { startBattle } from './battle.ts';
import { startDisputed } from './disputed.ts';
import { startIndex } from './list.ts';
import { startMadeBattle } from './made-battle.ts';

// One script serves every page: each part starts where the page has what it needs.
for (const element of document.querySelectorAll<HTMLElement>('.scripted')) element.hidden = false;
startIndex();
startDisputed();
if (document.querySelector('.loading-note')) startMadeBattle();
else startBattle();
