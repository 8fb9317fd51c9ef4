import { expect, test } from 'vitest'
import type { Store } from '../store.ts'

/** What every store shows of blobs. */
export function testBlobs(store: () => Store): void {
  test('blobs keep their bytes', async () => {
    const bytes = Uint8Array.from({ length: 300 }, (_, index) => index % 256)
    await store().blobs.put('code', bytes)
    expect(await store().blobs.get('code')).toEqual(bytes)
    await store().blobs.put('code', new Uint8Array())
    expect(await store().blobs.get('code')).toEqual(new Uint8Array())
    await store().blobs.put('code/b', bytes)
    await store().blobs.put('code/a', bytes)
    expect(await store().blobs.keys('code/')).toEqual(['code/a', 'code/b'])
    expect(await store().blobs.delete('code')).toBe(true)
    expect(await store().blobs.delete('code')).toBe(false)
    expect(await store().blobs.get('code')).toBeUndefined()
  })

  test('what is put first stays, for whoever puts something there as well', async () => {
    const puts = await Promise.all(['one', 'other'].map((text) => store().blobs.putFirst('id', Buffer.from(text))))
    const [first] = puts
    expect(puts).toEqual([first, first])
    expect(await store().blobs.get('id')).toEqual(first)
  })

  test('a large blob is written and read while others are served, and leaves nothing behind', async () => {
    const bytes = Uint8Array.from({ length: 5_000_001 }, (_, index) => index % 251)
    let turns = 0
    const count = () => {
      turns++
      counting = setImmediate(count)
    }
    let counting = setImmediate(count)
    await store().blobs.put('zip', bytes)
    const written = turns
    expect(Buffer.compare((await store().blobs.get('zip')) ?? new Uint8Array(), bytes)).toBe(0)
    clearImmediate(counting)
    expect(written).toBeGreaterThanOrEqual(4)
    expect(turns - written).toBeGreaterThanOrEqual(4)
    expect(await store().blobs.keys('')).toEqual(['zip'])
    await store().blobs.put('zip', bytes.subarray(0, 2_000_000))
    expect((await store().blobs.get('zip'))?.length).toBe(2_000_000)
    await store().blobs.put('zip', bytes.subarray(0, 10))
    expect((await store().blobs.get('zip'))?.length).toBe(10)
    expect(await store().blobs.delete('zip')).toBe(true)
    expect(await store().blobs.get('zip')).toBeUndefined()
  })
}
