import { storeInFolder } from '@fourbox/store'
import type { Config } from './config.ts'

/** Where everything is kept: in the database that was named, else in the data folder. */
export function storeAddressOf({ databaseUrl, data }: Pick<Config, 'databaseUrl' | 'data'>): string {
  return databaseUrl === '' ? storeInFolder(data) : databaseUrl
}
