/// <reference lib="dom" />

/** Lets the page of findings show one kind only. */
export function startDisputed(): void {
  const form = document.querySelector<HTMLFormElement>('form.kinds');
  if (!form) return;
  form.hidden = false;
  const select = form.querySelector('select')!;
  const show = () => {
    for (const item of document.querySelectorAll<HTMLElement>('.disputes > li'))
      item.hidden = select.value !== '' && item.dataset.kind !== select.value;
  };
  form.addEventListener('submit', (event) => event.preventDefault());
  select.addEventListener('change', show);
  // A browser that goes back keeps what was chosen.
  show();
}
