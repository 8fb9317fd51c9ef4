import { execFileSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { afterAll, beforeAll, describe } from 'vitest'

/** A network of this machine's own: a bridge, and machines on it that are network namespaces. */
export interface Network {
  /** All of its addresses, as `pg_hba.conf` writes them. */
  readonly range: string
  /** Addresses of this machine's beside the one from which tests call: one for each server that faults are to tell apart. */
  readonly database: string
  readonly counters: string
  /** Plugs in one more machine. */
  plugIn(): Machine
  /** Takes it away, and ends what still runs on its machines. */
  remove(): void
}

/** A machine of that network, and the cable by which it is plugged in. */
export interface Machine {
  readonly address: string
  /** What stands in front of a command that runs there. */
  readonly command: readonly string[]
  /** Packets get lost from now on, and nobody is told; what got lost before does no longer. */
  lose(losses: Losses): void
  /** Pulls the cable out, or plugs it in again. */
  pull(): void
  plug(): void
  /** The cable is in, and loses nothing. */
  heal(): void
}

interface Losses {
  /** Of packets to these addresses. */
  readonly sentTo?: readonly string[]
  /** Of packets from these addresses. */
  readonly heardFrom?: readonly string[]
  /** Which part of them, by chance; all when absent. */
  readonly share?: number
}

let networks = 0

/** Tests on a network of their own, or skipped by a title that says why. */
export function describeOnNetwork(title: string, describeTests: (network: () => Network) => void): void {
  const noNetwork = whyNot()
  describe.skipIf(noNetwork !== undefined)(`${title}${noNetwork === undefined ? '' : `: ${noNetwork}`}`, () => {
    let opened: Network | undefined
    beforeAll(() => void (opened = openNetwork()))
    afterAll(() => opened?.remove())
    describeTests(() => {
      if (!opened) throw new Error('The network is there while tests run')
      return opened
    })
  })
}

/** Opens one in the range that is set aside for trials of networks, 198.18.0.0/15. */
function openNetwork(): Network {
  const bridge = `fbx${process.pid.toString(36)}-${(networks++).toString(36)}`
  const range = freeRange()
  const addressOf = (host: number) => `${range}.${host}`
  const machines: string[] = []
  ip('link', 'add', bridge, 'type', 'bridge')
  for (const host of [1, 2, 3]) ip('address', 'add', `${addressOf(host)}/24`, 'dev', bridge)
  ip('link', 'set', bridge, 'up')
  return {
    range: `${range}.0/24`,
    database: addressOf(2),
    counters: addressOf(3),
    plugIn: () => {
      const name = `${bridge}-${machines.length}`
      const address = addressOf(10 + machines.length)
      ip('netns', 'add', name)
      machines.push(name)
      ip('link', 'add', name, 'type', 'veth', 'peer', 'name', 'cable', 'netns', name)
      ip('link', 'set', name, 'master', bridge, 'up')
      ip('-n', name, 'address', 'add', `${address}/24`, 'dev', 'cable')
      for (const device of ['lo', 'cable']) ip('-n', name, 'link', 'set', device, 'up')
      ask('tc', 'qdisc', 'add', 'dev', name, 'clsact')
      return machineOn(name, address)
    },
    remove: () => {
      for (const name of machines) {
        for (const processId of ask('ip', 'netns', 'pids', name).split('\n').filter(Boolean)) kill(Number(processId))
        // The kernel takes its time to take a namespace away, and the cable with it.
        ip('link', 'delete', name)
        ip('netns', 'delete', name)
      }
      ip('link', 'delete', bridge)
    },
  }
}

function freeRange(): string {
  const taken = ask('ip', '-4', '-oneline', 'address')
  for (;;) {
    const range = `198.${18 + randomInt(2)}.${randomInt(256)}`
    if (!taken.includes(` ${range}.`)) return range
  }
}

/** @param cable this end of it, which is called as the namespace at its other end */
function machineOn(cable: string, address: string): Machine {
  const lose = ({ sentTo = [], heardFrom = [], share = 1 }: Losses) => {
    for (const way of ['ingress', 'egress']) ask('tc', 'filter', 'delete', 'dev', cable, way)
    const drop = (way: string, program: string) => ask('tc', 'filter', 'add', 'dev', cable, way, 'protocol', 'ip', 'bpf', 'direct-action', 'bytecode', program)
    // What the machine sends comes in at this end of its cable.
    for (const each of sentTo) drop('ingress', dropping(destinationAt, each, share))
    for (const each of heardFrom) drop('egress', dropping(sourceAt, each, share))
  }
  const plug = () => ip('link', 'set', cable, 'up')
  return {
    address,
    command: ['ip', 'netns', 'exec', cable],
    lose,
    pull: () => ip('link', 'set', cable, 'down'),
    plug,
    heal: () => {
      plug()
      lose({})
    },
  }
}

/** Where addresses of IPv4 stand in a frame. */
const sourceAt = 14 + 12
const destinationAt = 14 + 16

/**
 * A program of the kernel's packet filter, for `tc`, whose own ways to lose packets (`netem`, `gact`) many kernels leave out. Lines are
 * operation, jumps where it is so and where not, and a value: https://www.kernel.org/doc/html/latest/networking/filter.html
 */
function dropping(at: number, address: string, share: number): string {
  const [load, ifEqual, ifGreater, answer] = [0x20, 0x15, 0x25, 0x06]
  const chance = 0xff_ff_f0_38
  const most = 0xff_ff_ff_ff
  const program = [
    [load, 0, 0, at],
    [ifEqual, 0, 3, address.split('.').reduce((number, part) => number * 256 + Number(part), 0)],
    [load, 0, 0, chance],
    [ifGreater, 1, 0, Math.floor(share * most)],
    // Drop it; and: go on as if this program were not here.
    [answer, 0, 0, 2],
    [answer, 0, 0, most],
  ]
  return [program.length, ...program.map((line) => line.join(' '))].join(',')
}

/** Why there is none here; undefined where `openNetwork` works. */
function whyNot(): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'network namespaces are made by root alone, on Linux'
  try {
    const network = openNetwork()
    try {
      network.plugIn().lose({ sentTo: [network.database] })
    } finally {
      network.remove()
    }
    return undefined
  } catch (error) {
    const [reason = ''] = String(error).trim().split('\n').slice(-1)
    return `no network namespace can be made here (apt-get install iproute2): ${reason}`
  }
}

function ip(...words: readonly string[]): void {
  ask('ip', ...words)
}

function ask(program: string, ...words: readonly string[]): string {
  return execFileSync(program, words, { stdio: 'pipe', encoding: 'utf8' })
}

function kill(processId: number): void {
  try {
    process.kill(processId, 'SIGKILL')
  } catch (error) {
    // It has just ended.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}
