import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import { visible } from '@fourbox/domain'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import type { Place } from '../../../components/editor/language.ts'
import { Conflict } from '../../../components/form/conflict.tsx'
import { useFieldEvents } from '../../../components/form/field-events.ts'
import type { Form } from '../../../components/form/form.ts'
import { lineThatWrote } from '../../../components/live-template/line-that-wrote.ts'
import type { TemplateCall } from '../../../components/live-template/render-template.ts'
import { useLiveRendering } from '../../../components/live-template/use-live-rendering.ts'
import { templateCompletions } from '../../../components/templates/completions.ts'
import { WriteButton } from '../../../components/writing/write-button.tsx'
import { BoxTabs } from '../flow/box-tabs.tsx'
import { BoxView } from '../flow/box-view.tsx'
import { MadeOfCall, WhyOfBox } from '../flow/made-of-call.tsx'
import { useShortcut } from '../../../shell/shortcuts.ts'
import { changedFields } from './changed-fields.ts'
import { DoneButton } from './done-button.tsx'
import type { EditBoxProperties } from './edit-box.tsx'
import { TemplateInPlace, type TemplatesInPlace } from './template-in-place.tsx'
import { wouldGoOut } from './would-go-out.tsx'
import './edit-box.css'

interface Section {
  readonly id: string
  readonly label: string
  readonly body: ReactNode
}

interface EditedBoxProperties<T extends object> extends Omit<EditBoxProperties, 'input'> {
  readonly form: Form<T>
  /** The settings beside the templates. */
  readonly sections: readonly Section[]
  /** Of a box that has them; each is a section of its own, before the others. */
  readonly templates?: TemplatesInPlace
  /** What stands above the sections. */
  readonly lead?: ReactNode
}

/**
 * A box with its settings as fields: Save, with what it would change, always in sight in the pane's head. While one of
 * its templates is shown, Out is what it renders.
 */
export function EditedBox<T extends object>({ tab, trace, placed, form, sections, templates, lead, onDone }: EditedBoxProperties<T>) {
  const [chosen, setChosen] = useState<string>()
  const [goTo, setGoTo] = useState<Place>()
  const { method, path, restApiId } = placed
  const completions = useMemo(() => templateCompletions(method, path), [method, path])
  const ofTemplates =
    templates?.rows.map(({ contentType }, index) => ({ id: `template-${index}`, label: contentType === '' ? 'New template' : visible(contentType) })) ?? []
  const all = [...ofTemplates, ...sections]
  const active = all.find(({ id }) => id === chosen) ?? all[0]
  const isOfParts = all.length > 1 || templates !== undefined
  const section = sections.find(({ id }) => id === active?.id)
  const index = ofTemplates.findIndex(({ id }) => id === active?.id)
  const row = templates?.rows[index]
  const { template: source, contentType } = row ?? {}
  const read = templates?.input
  const side = templates?.name === 'responseTemplates' ? 'response' : 'request'
  const call = useMemo<TemplateCall | undefined>(() => {
    if (source === undefined || read?.is !== 'known') return undefined
    const { body, scope, before } = read
    return { side, source, body, scope, ...(before && { before }) }
  }, [side, source, read])
  const live = useLiveRendering(call)
  const out = useMemo(
    () => (contentType === undefined || read === undefined ? undefined : wouldGoOut({ tab, trace, contentType, input: read, live })),
    [tab, trace, contentType, read, live],
  )
  const changes = changedFields(form.stored, form.value)
  const fieldEvents = useFieldEvents(form)
  const conflict = useRef<HTMLDivElement>(null)
  const save = () => {
    if (form.conflicts.length > 0) conflict.current?.focus()
    else if (changes !== '' && !form.saving) void form.submit()
  }
  useShortcut('saveBox', save)

  const writerOf = (member: string) => {
    const rendered = live?.outcome.outcome === 'rendered' && live.call.source === source ? live.outcome : undefined
    const line = rendered && lineThatWrote(member, rendered)
    return line === undefined ? undefined : () => setGoTo({ line, column: 1 })
  }

  return (
    <BoxView
      tab={tab}
      trace={trace}
      note={changes === '' ? 'edited in place' : ''}
      actions={
        <>
          {changes !== '' && (
            <Button variant="inline-link" onClick={() => form.discard()}>
              Discard
            </Button>
          )}
          <span className="edit-save">
            <WriteButton
              variant="primary"
              disabled={changes === ''}
              loading={form.saving}
              ariaLabel={changes === '' ? 'Save' : `Save: ${changes}`}
              onClick={save}
            >
              Save
            </WriteButton>
          </span>
          <DoneButton onDone={onDone} />
        </>
      }
      {...(out && { out, writerOf })}
    >
      {changes !== '' && <p className="edit-changes">Save changes: {visible(changes)}</p>}
      <div ref={conflict} className="edit-conflict" tabIndex={-1}>
        <Conflict form={form} />
      </div>
      {trace && <WhyOfBox trace={trace} box={tab} />}
      {form.refusal !== undefined && <Alert type="error">{form.refusal}</Alert>}
      {lead}
      {isOfParts && (
        <div className="edit-sections">
          <BoxTabs label="Parts of the box" panelId="edit-section" active={active?.id ?? ''} tabs={all} onChoose={setChosen} />
          {templates && (
            <Button
              variant="icon"
              iconName="add-plus"
              ariaLabel="Add template"
              onClick={() => {
                templates.onChange([...templates.rows, { contentType: templates.rows.length === 0 ? 'application/json' : '', template: '' }])
                setChosen(`template-${templates.rows.length}`)
              }}
            />
          )}
        </div>
      )}
      <div id="edit-section" {...(isOfParts && { role: 'tabpanel', 'aria-label': active?.label })} {...fieldEvents}>
        {section?.body}
        {row && templates && (
          <TemplateInPlace
            key={active?.id}
            form={form}
            restApiId={restApiId}
            templates={templates}
            index={index}
            row={row}
            completions={completions}
            live={live}
            goTo={goTo}
          />
        )}
      </div>
      {trace && <MadeOfCall trace={trace} box={tab} line={undefined} isEdited />}
    </BoxView>
  )
}
