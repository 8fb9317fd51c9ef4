import { I18nProvider } from '@cloudscape-design/components/i18n'
import messages from '@cloudscape-design/components/i18n/messages/all.en'
import { QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import { RouterProvider } from 'react-router/dom'
import { consoleQueryClient } from './query-client.ts'
import { type Router, RouterContext } from './search.ts'

/** The whole console around a router. */
export function Console({ router }: { readonly router: Router }) {
  const [queryClient] = useState(consoleQueryClient)
  return (
    <I18nProvider locale="en" messages={[messages]}>
      <QueryClientProvider client={queryClient}>
        <RouterContext value={router}>
          <RouterProvider router={router} />
        </RouterContext>
      </QueryClientProvider>
    </I18nProvider>
  )
}
