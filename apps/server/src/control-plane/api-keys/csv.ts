import { CsvError, parse } from 'csv-parse/sync'
import { badRequest } from '../protocol/errors.ts'

/**
 * Reads comma-separated values: rows of fields, quotes doubled within quotes, any line ends (RFC 4180).
 * Empty lines are no rows, and a row may have fewer or more fields than the first.
 * @throws BadRequestException that names the line at which a quote is never closed or stands where none can.
 */
export function readCsv(text: string): readonly (readonly string[])[] {
  try {
    return parse(text, {
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      skip_records_with_empty_values: true,
      ltrim: true,
    })
  } catch (error) {
    if (error instanceof CsvError) throw badRequest(`The API keys file cannot be read: ${error.message}`)
    throw error
  }
}
