import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, test, vi } from 'vitest'
import { refresh } from './refresh.ts'

const queryKey = ['GetStages', { restApiId: 'abcde12345' }]

/** A server whose answers are given by hand, in the order in which they were asked for. */
function asked() {
  const answers: ((answer: string) => void)[] = []
  return { answers, queryFn: () => new Promise<string>((resolve) => void answers.push(resolve)) }
}

test('changes that arrive while the first answer is on its way are asked for, once, when it has come', async () => {
  const queryClient = new QueryClient()
  const { answers, queryFn } = asked()
  const page = new QueryObserver(queryClient, { queryKey, queryFn })
  const leave = page.subscribe(() => {})
  const refreshed = Promise.all([refresh(queryClient, 'abcde12345'), refresh(queryClient, undefined)])
  answers[0]?.('before the changes')
  await vi.waitFor(() => expect(answers).toHaveLength(2))
  answers[1]?.('after them')
  await refreshed
  expect([page.getCurrentResult().data, answers.length]).toEqual(['after them', 2])
  leave()
})

test('a first answer that nobody shows yet is asked for again by who shows it', async () => {
  const queryClient = new QueryClient()
  const { answers, queryFn } = asked()
  const reading = queryClient.fetchQuery({ queryKey, queryFn, staleTime: 30_000 })
  const refreshed = refresh(queryClient, 'abcde12345')
  answers[0]?.('before the change')
  await Promise.all([reading, refreshed])
  expect([queryClient.getQueryState(queryKey)?.isInvalidated, answers.length]).toEqual([true, 1])
})

test('a first answer about another API is not asked for again', async () => {
  const queryClient = new QueryClient()
  const { answers, queryFn } = asked()
  const leave = new QueryObserver(queryClient, { queryKey, queryFn }).subscribe(() => {})
  const refreshed = refresh(queryClient, 'zzzzz12345')
  answers[0]?.('unchanged')
  await refreshed
  await vi.waitFor(() => expect(queryClient.getQueryData(queryKey)).toBe('unchanged'))
  expect([queryClient.isFetching(), answers.length]).toEqual([0, 1])
  leave()
})
