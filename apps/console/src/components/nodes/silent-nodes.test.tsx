import { QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { consoleQueryClient } from '../../shell/query-client.ts'
import { answer } from '../../testing/fake-server.ts'
import { sharedBy, trialNode } from '../../testing/trial-nodes.ts'
import { SilentNodes } from './silent-nodes.tsx'

function draw() {
  return render(
    <QueryClientProvider client={consoleQueryClient()}>
      <SilentNodes />
    </QueryClientProvider>,
  )
}

test('nodes that live and do not answer are named, and those that fell', async () => {
  const nodes = [trialNode('web-1'), trialNode('web-\u202e2', { isHeard: false }), trialNode('web-3', { isLiving: false, isHeard: false })]
  answer({}, sharedBy(...nodes))
  draw()
  const text = (await screen.findByText(/^Not heard/)).textContent
  expect(text).toMatch(
    /web-\\u202e2 \(last at 2027.01.15 09:00:00 UTC\), web-3 .* Calls, figures and log lines of these nodes may be missing here\. web-3 fell, or is cut off\. What is gone/,
  )
})

test('one alone is told of as one', async () => {
  answer({}, sharedBy(trialNode('web-1'), trialNode('web-2'), trialNode('web-3', { isHeard: false })))
  draw()
  expect((await screen.findByText(/^Not heard/)).textContent).toMatch(/^Not heard: web-3 \([^)]*\)\. .* of this node may/)
})
