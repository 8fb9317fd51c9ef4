import Box from '@cloudscape-design/components/box'
import Modal from '@cloudscape-design/components/modal'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import { keysOf, shortcuts } from '../../shell/shortcuts.ts'
import { Keys } from './keys.tsx'

type Row = (typeof shortcuts)[keyof typeof shortcuts]

/** Every shortcut of the console. */
export default function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Modal visible header="Keyboard shortcuts" onDismiss={onClose}>
      <Table
        variant="embedded"
        wrapLines
        ariaLabels={{ tableLabel: 'Keyboard shortcuts' }}
        items={Object.values(shortcuts)}
        trackBy="text"
        columnDefinitions={columns}
        footer={<Box color="text-body-secondary">Characters without Ctrl are typed where a field or an editor has the focus.</Box>}
      />
    </Modal>
  )
}

const columns: TableProps<Row>['columnDefinitions'] = [
  { id: 'keys', header: 'Keys', cell: (shortcut) => <Keys keys={keysOf(shortcut)} /> },
  { id: 'text', header: 'What it does', isRowHeader: true, cell: ({ text }) => text },
  { id: 'place', header: 'Where', cell: ({ place }) => place },
]
