import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import FileInput from '@cloudscape-design/components/file-input'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Tiles from '@cloudscape-design/components/tiles'
import Toggle from '@cloudscape-design/components/toggle'
import { Field } from '../../components/form/field.tsx'
import type { Form } from '../../components/form/form.ts'
import { blueprints } from '../../components/function/blueprints/blueprints.ts'
import { runtimeChoices } from '../../components/function/runtimes.ts'
import { RoleFields } from '../../components/role/role-fields.tsx'
import { handlerOf } from './create-function.ts'
import { type FunctionDraft, sourceOf, sources } from './function-draft.ts'

interface Part {
  readonly form: Form<FunctionDraft>
}

export function FunctionFields({ form }: Part) {
  const { source, name } = form.value
  return (
    <SpaceBetween size="l">
      <Tiles ariaLabel="How to begin" columns={2} value={source} items={[...sources]} onChange={({ detail }) => form.set({ source: sourceOf(detail.value) })} />
      <Container header={<Header variant="h2">Basic information</Header>}>
        <SpaceBetween size="l">
          <Field form={form} name="FunctionName" label="Function name">
            <Input value={name} placeholder="my-function" onChange={({ detail }) => form.set({ name: detail.value })} />
          </Field>
          {source === 'blueprint' && <BlueprintField form={form} />}
          {source === 'zip' && <ZipField form={form} />}
          {source === 'folder' && <FolderFields form={form} />}
          <RuntimeFields form={form} />
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2">Permissions</Header>}>
        <RoleFields form={form} />
      </Container>
    </SpaceBetween>
  )
}

function BlueprintField({ form }: Part) {
  const options = blueprints.map(({ id, title, description, code }) => ({
    value: id,
    label: title,
    description,
    tags: [...(code.nodejs === undefined ? [] : ['Node.js']), ...(code.python === undefined ? [] : ['Python'])],
  }))
  return (
    <Field form={form} name="blueprint" label="Blueprint">
      <Select
        options={options}
        selectedOption={options.find(({ value }) => value === form.value.blueprint) ?? null}
        onChange={({ detail }) => form.set({ blueprint: detail.selectedOption.value ?? '' })}
      />
    </Field>
  )
}

function ZipField({ form }: Part) {
  const { zip } = form.value
  return (
    <Field form={form} name="Code" label="Code" description="A .zip file of up to 50 MB; unpacked at most 250 MB, its layers with it.">
      <SpaceBetween direction="horizontal" size="s" alignItems="center">
        <FileInput accept=".zip,.jar" value={zip ? [zip] : []} onChange={({ detail }) => detail.value[0] && form.set({ zip: detail.value[0] })}>
          Choose file
        </FileInput>
        {zip && (
          <Box>
            {zip.name}, {(zip.size / 1024).toFixed(1)} kB
          </Box>
        )}
      </SpaceBetween>
    </Field>
  )
}

function FolderFields({ form }: Part) {
  const { folder, watched } = form.value
  return (
    <SpaceBetween size="l">
      <Field form={form} name="folder" label="Folder" description="On the machine on which Fourbox runs. It is run where it lies.">
        <Input value={folder} placeholder="/home/me/orders" onChange={({ detail }) => form.set({ folder: detail.value })} />
      </Field>
      <Toggle
        checked={watched}
        description="The next call after a change of a file runs the new code."
        onChange={({ detail }) => form.set({ watched: detail.checked })}
      >
        Reload when a file changes
      </Toggle>
    </SpaceBetween>
  )
}

function RuntimeFields({ form }: Part) {
  const { source, runtime, handler } = form.value
  const options = runtimeChoices.map(({ value, label }) => ({ value, label }))
  return (
    <SpaceBetween size="l">
      <Field form={form} name="Runtime" label="Runtime">
        <Select
          options={options}
          selectedOption={options.find(({ value }) => value === runtime) ?? null}
          onChange={({ detail }) => form.set({ runtime: detail.selectedOption.value ?? '' })}
        />
      </Field>
      {(source === 'zip' || source === 'folder') && (
        <Field
          form={form}
          name="Handler"
          label="Handler"
          optional
          description={
            source === 'folder' ? 'Left empty, runtime and handler follow from what the folder holds, such as index.mjs or app.py.' : 'File and function.'
          }
        >
          <Input value={handler} placeholder={handlerOf(runtime)} onChange={({ detail }) => form.set({ handler: detail.value })} />
        </Field>
      )}
    </SpaceBetween>
  )
}
