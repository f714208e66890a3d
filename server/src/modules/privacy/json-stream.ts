/** A page of a list, as the API answers it. */
export interface Page<Item> {
  items: readonly Item[];
  nextCursor: string | null;
}

/** Every item of a paged list, one page at a time. */
export async function* everyItem<Item>(
  read: (cursor: string | undefined) => Promise<Page<Item>>,
): AsyncGenerator<Item> {
  let cursor: string | undefined;
  do {
    const page: Page<Item> = await read(cursor);
    yield* page.items;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}

/** The JSON of an array whose items come one by one: one a line, in brackets. */
export async function* jsonArray(items: AsyncIterable<unknown>): AsyncGenerator<string> {
  let before = '[\n';
  for await (const item of items) {
    yield before + JSON.stringify(item);
    before = ',\n';
  }
  yield before === '[\n' ? '[]' : '\n]';
}

/** The JSON of an object of such arrays, in their order. */
export async function* jsonOfArrays(
  arrays: Readonly<Record<string, AsyncIterable<unknown>>>,
): AsyncGenerator<string> {
  let before = '{\n';
  for (const [name, items] of Object.entries(arrays)) {
    yield `${before}${JSON.stringify(name)}: `;
    yield* jsonArray(items);
    before = ',\n';
  }
  yield before === '{\n' ? '{}' : '\n}';
}
