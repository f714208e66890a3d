/**
 * The code of a failed query: an SQLSTATE of the server's (`23505` unique, `23514` check, `40001` serialization, `57014`
 * timed out), or of the connection (`CONNECTION_CLOSED`, `CONNECT_TIMEOUT`, `ECONNREFUSED`). Looks through the errors that
 * the query builder wraps around the driver's. Undefined for an error of any other kind.
 */
export function databaseErrorCode(error: unknown): string | undefined {
  return textField(error, 'code');
}

/** The name of the constraint that refused a row, as the schema has it; undefined for an error of any other kind. */
export function violatedConstraint(error: unknown): string | undefined {
  return textField(error, 'constraint_name');
}

function textField(error: unknown, field: string): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const value: unknown = Reflect.get(error, field);
  return typeof value === 'string' ? value : textField(error.cause, field);
}
