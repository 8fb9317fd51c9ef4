import Container from '@cloudscape-design/components/container'
import type { UserRole } from '@fourbox/domain'
import type { UseQueryResult } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { Help } from '../../shell/help.tsx'
import { Screen } from '../../shell/screen.tsx'
import { Empty } from '../faces/empty.tsx'
import { Loaded } from '../faces/loaded.tsx'
import { WriteButton } from '../writing/write-button.tsx'
import { ListTable, type ListTableSettings } from './list-table.tsx'

interface ListPageProperties<Item> extends ListTableSettings<Item> {
  /** The page's heading, where it is not the title of the list. */
  readonly heading?: string
  readonly help: Help
  readonly query: UseQueryResult<Item[]>
  /** Who may change the list, and all above them. */
  readonly needs?: UserRole
  readonly create: { readonly text: string; readonly href: string }
  /** The page that edits a thing; absent where its own page does. */
  readonly editHref?: (item: Item) => string
  /** Buttons for what is done with none of them. */
  readonly more?: ReactNode
  /** What stands there while there is none: what such a thing is for, or a whole face. */
  readonly empty: string | { readonly face: ReactNode }
  readonly renderDeletion: (item: Item, close: () => void) => ReactNode
}

/** A page that is a list of things: Delete and Edit for the chosen one, Create for another. */
export function ListPage<Item>(properties: ListPageProperties<Item>) {
  const { title, heading = title, help, query, needs, create, editHref, more, empty, renderDeletion, idOf } = properties
  const [selected, setSelected] = useState<string>()
  const [deleting, setDeleting] = useState(false)
  const chosen = query.data?.find((item) => idOf(item) === selected)
  return (
    <Screen
      title={heading}
      help={help}
      actions={
        <>
          <WriteButton needs={needs} disabled={!chosen} onClick={() => setDeleting(true)}>
            Delete
          </WriteButton>
          {editHref && (
            <WriteButton needs={needs} disabled={!chosen} {...(chosen ? { href: editHref(chosen) } : {})}>
              Edit
            </WriteButton>
          )}
          {more}
          <WriteButton needs={needs} variant="primary" href={create.href}>
            {create.text}
          </WriteButton>
        </>
      }
    >
      <Loaded
        query={query}
        isEmpty={(items) => items.length === 0}
        empty={
          typeof empty === 'string' ? (
            <Container>
              <Empty
                title={`No ${title.toLowerCase()}`}
                text={empty}
                action={
                  <WriteButton needs={needs} href={create.href}>
                    {create.text}
                  </WriteButton>
                }
              />
            </Container>
          ) : (
            empty.face
          )
        }
      >
        {(items) => <ListTable {...properties} items={items} selected={chosen} onSelect={(item) => setSelected(item && idOf(item))} />}
      </Loaded>
      {deleting && chosen !== undefined && renderDeletion(chosen, () => setDeleting(false))}
    </Screen>
  )
}
