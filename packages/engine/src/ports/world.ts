import type { EpochMillis } from '@fourbox/domain'

export interface CompressionPort {
  compress(coding: 'gzip' | 'deflate', bytes: Uint8Array): Promise<Uint8Array>
  /** Rejects when the bytes are not in that coding; resolves with undefined when the result would be over `limitInBytes`. */
  inflate(coding: 'gzip' | 'deflate', bytes: Uint8Array, limitInBytes: number): Promise<Uint8Array | undefined>
}

export interface ClockPort {
  now(): EpochMillis
  /** Milliseconds with fractions from any fixed moment; never goes back. */
  monotonic(): number
}

export interface NewIdPort {
  uuid(): string
  /** From 0 up to 1, `Math.random`: draws the canary's share. */
  random(): number
  /** The text of so many random bytes. They name calls and are no secrets. */
  randomText(bytes: number, encoding: 'hex' | 'base64' | 'base64url'): string
}
