const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3, hourCycle: 'h23' })

/** `14:05:38.412` */
export function clockTime(at: number): string {
  return clock.format(at)
}
