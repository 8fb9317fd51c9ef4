import { QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { expect, test } from 'vitest'
import { consoleQueryClient } from '../../../shell/query-client.ts'
import { answer } from '../../../testing/fake-server.ts'
import { sharedBy, trialNode } from '../../../testing/trial-nodes.ts'
import { MonitorTab } from './monitor-tab.tsx'

test('which nodes are not heard is said of a function’s figures, too, and what becomes of one that fell', async () => {
  const fallen = trialNode('web-2', { isLiving: false, isHeard: false })
  answer({}, { ...sharedBy(trialNode('web-1'), fallen), '/_fourbox/functions/hello/metrics': '{"item":[]}' })
  render(
    <MemoryRouter>
      <QueryClientProvider client={consoleQueryClient()}>
        <MonitorTab name="hello" logGroup="/aws/lambda/hello" />
      </QueryClientProvider>
    </MemoryRouter>,
  )
  expect((await screen.findByText(/^Not heard: web-2/)).textContent).toMatch(
    /of this node may be missing here\. What is gone for good is named for an hour, .*removed in the settings\.$/,
  )
  expect(screen.getByRole('link', { name: 'removed in the settings' }).getAttribute('href')).toBe('/console/settings')
  expect(screen.getByText(/^Counted by all nodes for a day/)).toBeDefined()
})
