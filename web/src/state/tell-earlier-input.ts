type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * Tells the fields below `root` what stands in them: what somebody typed or chose before the page's script had come, and what the
 * browser brought back after a reload, nobody has heard of, and the next redraw would take it away.
 */
export async function tellEarlierInput(root: Element): Promise<void> {
  const touched = [...root.querySelectorAll<Field>('input, textarea, select')].filter(isTouched);
  const given = touched.map((field) => ({
    field,
    value: field.value,
    checked: 'checked' in field && field.checked,
  }));
  for (const { field, value, checked } of given) {
    // What the field before said may have been drawn by now, and this one with what was known of it.
    field.value = value;
    if ('checked' in field) field.checked = checked;
    for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
    await new Promise((drawn) => setTimeout(drawn));
  }
}

function isTouched(field: Field): boolean {
  if (field instanceof HTMLSelectElement) {
    const given = [...field.options].findIndex(({ defaultSelected }) => defaultSelected);
    return field.selectedIndex !== Math.max(0, given);
  }
  const { type } = field;
  // These have a value whether somebody chose one or not; files are asked for where they are taken.
  if (/color|range|file/.test(type)) return false;
  if (!('checked' in field) || !/checkbox|radio/.test(type)) return field.value !== field.defaultValue;
  // Of several radio buttons the one that was left has nothing to say.
  return field.checked !== field.defaultChecked && (field.checked || type === 'checkbox');
}
