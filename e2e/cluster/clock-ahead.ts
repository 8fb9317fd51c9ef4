// Loaded in front of a program by `node --import`: its clock is ahead of the machine's, or behind, as TRIAL_CLOCK_AHEAD_MINUTES says.
const MachinesDate = Date
const aheadInMillis = Number(process.env['TRIAL_CLOCK_AHEAD_MINUTES'] ?? 0) * 60_000

function now(): number {
  return MachinesDate.now() + aheadInMillis
}

globalThis.Date = new Proxy(MachinesDate, {
  construct: (target, given, self) => Reflect.construct(target, given.length === 0 ? [now()] : given, self),
  get: (target, name, self) => (name === 'now' ? now : Reflect.get(target, name, self)),
})
