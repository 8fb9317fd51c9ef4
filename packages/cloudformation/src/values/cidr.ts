import { isPlannedList, type PlannedValue } from '../plan/planned-value.ts'
import { isJsonList, type Json } from '../template/json.ts'
import type { FaultPlace } from '../template/template.ts'
import { asText, type Evaluated, type Evaluation } from './intrinsic.ts'

/** `[block, count, bits of each]`: that many blocks of addresses, one behind the other, of the block given. */
export function cidr(scope: Evaluation, argument: Json, where: FaultPlace): Evaluated {
  const given = isJsonList(argument) ? scope.here(argument, where) : null
  const [block, count = '1', bits = '8'] = isPlannedList(given) ? given.map((part: PlannedValue) => asText(part)) : []
  const blocks = typeof block === 'string' ? blocksOf(block, Number(count), Number(bits)) : undefined
  if (!blocks)
    scope.fault(
      where,
      'Template error: every Fn::Cidr object requires two parameters, the (1) ipBlock and the (2) count, and the block must have room for them',
    )
  return blocks ?? []
}

function blocksOf(block: string, count: number, bits: number): readonly string[] | undefined {
  const [address = '', prefix = ''] = block.split('/')
  const start = ipv4(address)
  const size = 2 ** bits
  const isInRange = Number.isInteger(count) && count >= 1 && count <= 256 && Number.isInteger(bits) && bits >= 1 && bits <= 32
  if (start === undefined || !/^\d{1,2}$/.test(prefix) || !isInRange || count * size > 2 ** (32 - Number(prefix))) return undefined
  return Array.from({ length: count }, (_, index) => `${dotted(start + index * size)}/${32 - bits}`)
}

function ipv4(text: string): number | undefined {
  const parts = text.split('.')
  return parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)
    ? parts.reduce((sum, part) => sum * 256 + Number(part), 0)
    : undefined
}

function dotted(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.')
}
