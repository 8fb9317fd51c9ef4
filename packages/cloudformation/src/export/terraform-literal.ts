import { isJsonList, isJsonObject, type Json } from '../template/json.ts'

/** A value as it stands: what Terraform would take for a template of its own is doubled. */
export function literal(value: string): string
export function literal(value: Json): Json
export function literal(value: Json | undefined): Json | undefined
export function literal(value: Json | undefined): Json | undefined {
  if (typeof value === 'string') return value.replaceAll(/[$%](?=\{)/g, (sign) => sign + sign)
  if (isJsonList(value)) return value.map((item) => literal(item))
  return isJsonObject(value) ? Object.fromEntries(Object.entries(value).map(([key, member]) => [literal(key), literal(member)])) : value
}
