import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answer } from '../testing/fake-server.ts'
import { aroundApi, restApiId } from '../testing/pet-store.ts'
import { openConsole } from '../testing/render-console.tsx'

const reversed = 'Pets\u202Eexe.'
const shown = String.raw`Pets\u202eexe.`

test('a name that would turn its line round is written out in lists, in the navigation and in breadcrumbs', async () => {
  answer({
    ...aroundApi,
    GetRestApis: { item: [{ id: restApiId, name: reversed }] },
    GetRestApi: { id: restApiId, name: reversed },
    GetAuthorizers: { item: [{ id: 'a', name: reversed, type: 'TOKEN' }] },
  })
  await openConsole(`/apis/${restApiId}/authorizers`)
  await waitFor(() => expect(screen.getAllByRole('link', { name: shown })).toHaveLength(2))
  expect(screen.getByRole('heading', { name: `API: ${shown}` })).toBeDefined()
  expect(document.body.textContent).not.toContain('\u202E')
  expect(document.title).not.toContain('\u202E')
})

test('so is the name of a log stream, which whoever writes logs chooses', async () => {
  answer({
    ListTagsForResource: { tags: {} },
    DescribeLogGroups: { logGroups: [{ logGroupName: 'one' }] },
    DescribeLogStreams: { logStreams: [{ logStreamName: reversed }] },
  })
  await openConsole('/log-groups/one')
  expect(await screen.findByRole('link', { name: shown })).toBeDefined()
})
