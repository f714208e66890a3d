/**
 * Numbers as PostgreSQL writes an array. Given as text and cast (`${…}::int[]`), long lists cost a tenth of
 * what the driver takes to quote each number.
 */
export function numberArray(numbers: readonly number[]): string {
  return `{${numbers.join(',')}}`;
}

/**
 * The number to nine decimals. PostgreSQL refuses to calculate with results nearer to nothing than its
 * numbers go, where JavaScript says 0: a latitude of 5e-324 would be an error.
 */
export function withoutTraces(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}
