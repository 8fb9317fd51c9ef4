import { I18nProvider } from '@cloudscape-design/components/i18n'
import messages from '@cloudscape-design/components/i18n/messages/all.en'
import { QueryClientProvider } from '@tanstack/react-query'
import { type ComponentProps, useState } from 'react'
import { RouterProvider } from 'react-router/dom'
import { consoleQueryClient } from './query-client.ts'

/** The whole console around a router. */
export function Console({ router }: { readonly router: ComponentProps<typeof RouterProvider>['router'] }) {
  const [queryClient] = useState(consoleQueryClient)
  return (
    <I18nProvider locale="en" messages={[messages]}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </I18nProvider>
  )
}
