import { array, assert, constantFrom, integer, property, tuple } from 'fast-check'
import type { LimiterPort } from '@fourbox/engine'
import { expect, test } from 'vitest'
import { makeLimiter } from './limiter.ts'

/** A clock that moves only when it is told to. */
function standingClock(): { readonly elapsed: () => number; readonly advance: (millis: number) => void } {
  let at = 0
  return {
    elapsed: () => at,
    advance(millis) {
      at += millis
    },
  }
}

function leftOf(limiter: LimiterPort, key: string, rate: number, burst: number): number {
  const left = limiter.bucket(key).left(rate, burst)
  return left instanceof Promise ? Number.NaN : left.tokens
}

test('a bucket is full at first, refills with its rate, and never over its burst', () => {
  const clock = standingClock()
  const bucket = makeLimiter(clock.elapsed, 1).bucket('b')
  const takeAll = () => Array.from({ length: 5 }, () => bucket.take(2, 3)).filter(Boolean).length
  expect(takeAll()).toBe(3)
  clock.advance(500)
  expect(takeAll()).toBe(1)
  clock.advance(60_000)
  expect(takeAll()).toBe(3)
})

test('what a bucket has left is read without taking of it, parts of a token included', () => {
  const clock = standingClock()
  const limiter = makeLimiter(clock.elapsed, 2)
  const left = () => leftOf(limiter, 'b', 2, 8)
  expect([left(), left()]).toEqual([4, 4])
  for (let call = 0; call < 3; call++) expect(limiter.bucket('b').take(2, 8)).toBe(true)
  expect([left(), left()]).toEqual([1, 1])
  clock.advance(500)
  expect(left()).toBe(1.5)
  clock.advance(60_000)
  expect(left()).toBe(4)
  expect([leftOf(limiter, 'b', 0, 8), leftOf(limiter, 'b', 2, 0)]).toEqual([0, 0])
})

test('a rate or a burst of 0 refuses every call', () => {
  const limiter = makeLimiter(standingClock().elapsed, 1)
  expect([limiter.bucket('a').take(0, 5), limiter.bucket('b').take(5, 0), limiter.bucket('c').take(0, 0)]).toEqual([false, false, false])
})

test('the same name is the same bucket, each of several workers has its share', () => {
  const limiter = makeLimiter(standingClock().elapsed, 2)
  expect(limiter.bucket('a')).toBe(limiter.bucket('a'))
  expect(Array.from({ length: 5 }, () => limiter.bucket('a').take(10, 4)).filter(Boolean)).toHaveLength(2)
})

test('each of several workers refills its bucket with its share of the rate', () => {
  const clock = standingClock()
  const bucket = makeLimiter(clock.elapsed, 2).bucket('b')
  const takeAll = () => Array.from({ length: 30 }, () => bucket.take(10, 20)).filter(Boolean).length
  expect(takeAll()).toBe(10)
  clock.advance(1000)
  expect(takeAll()).toBe(5)
})

test('a bucket lets through exactly what the model of a token bucket lets through', () => {
  const step = tuple(constantFrom(0, 1, 250, 500, 1000, 10_000), integer({ min: 1, max: 4 }))
  assert(
    property(constantFrom(1, 2, 4, 8), integer({ min: 1, max: 20 }), array(step, { maxLength: 40 }), (rate, burst, steps) => {
      const clock = standingClock()
      const limiter = makeLimiter(clock.elapsed, 1)
      const bucket = limiter.bucket('b')
      let tokens = burst
      for (const [pause, calls] of steps) {
        clock.advance(pause)
        tokens = Math.min(burst, tokens + (pause / 1000) * rate)
        for (let call = 0; call < calls; call += 1) {
          const passes = tokens >= 1
          expect(leftOf(limiter, 'b', rate, burst)).toBeCloseTo(tokens, 9)
          if (passes) tokens -= 1
          expect(bucket.take(rate, burst)).toBe(passes)
        }
      }
    }),
  )
})

test('a burst of fewer tokens than there are workers is one for each', () => {
  const bucket = makeLimiter(standingClock().elapsed, 4).bucket('b')
  expect([bucket.take(1, 2), bucket.take(1, 2)]).toEqual([true, false])
})
