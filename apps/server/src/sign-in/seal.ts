import { createHmac } from 'node:crypto'

/**
 * Makes of a secret text what it is known by: always the same, by whoever shares the nodes' secret, and nothing from which one gets
 * back to the text. What serves one purpose is of no use for another.
 */
export type Seal = (purpose: string, text: string) => string

export function sealWith(secret: string): Seal {
  return (purpose, text) => createHmac('sha256', secret).update(`${purpose} ${text}`).digest('base64url')
}
