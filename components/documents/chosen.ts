/** A row as its menu button tells it. */
export type ChosenDocument = { id: string; name: string; mayShare: boolean; mayStart: boolean };

/** The checkboxes of the rows. */
export const boxesIn = (desk: Element | null) => [
  ...(desk?.querySelectorAll<HTMLInputElement>('[data-row] [data-cell="select"] input') ?? []),
];

/** The chosen rows; the box over all of them follows. */
export function chosenIn(desk: Element | null): ChosenDocument[] {
  const boxes = boxesIn(desk);
  const checked = boxes.filter((box) => box.checked);
  const all = desk?.querySelector<HTMLInputElement>('[data-choose-all]');
  if (all) {
    all.checked = checked.length > 0 && checked.length === boxes.length;
    all.indeterminate = checked.length > 0 && checked.length < boxes.length;
  }
  return checked.flatMap((box) => {
    const button = box.closest('[data-row]')?.querySelector<HTMLElement>('[data-row-menu]');
    return button ? documentOf(button) : [];
  });
}

/** The document that a row's menu button belongs to. */
export const documentOf = ({ dataset }: HTMLElement): ChosenDocument => ({
  id: dataset.rowMenu ?? '',
  name: dataset.name ?? '',
  mayShare: 'mayShare' in dataset,
  mayStart: 'mayStart' in dataset,
});
