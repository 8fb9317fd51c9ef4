import type { Help } from '../../shell/help.tsx'

export const help: Help = {
  title: 'Dashboard',
  body: (
    <>
      <p>
        The calls of a stage, counted on this machine as they were answered: how many, how long they took, how many failed. What <b>Test</b> of a method runs is
        no call.
      </p>
      <p>
        <b>Latency</b> is the time from the call to its answer, <b>integration latency</b> the part of it that was spent waiting for the back end. Of a hundred
        calls, fifty took no longer than p50, ninety no longer than p90.
      </p>
      <p>
        <b>4xx error</b> counts what the caller did wrong, throttling and refusals of an authorizer among it; <b>5xx error</b> what the back end or the API did
        wrong. Cache hits are shown where the stage has a cache.
      </p>
      <p>Figures are kept by the second for an hour, by the minute for a day, by five minutes for 15 days; they survive a restart.</p>
    </>
  ),
}
