import { escapeHtml, makePage } from './html.js'

const themes = {
  dark: {
    page: '#0d1117',
    text: '#f0f6fc',
    bar: '#212830',
    muted: '#9198a1',
    warning: '#d29922',
    error: '#f85149',
    notice: '#58a6ff',
    green: '#3fb950',
    cyan: '#39c5cf',
    red: '#ff7b72',
    blue: '#58a6ff',
    magenta: '#bc8cff',
  },
  light: {
    page: '#ffffff',
    text: '#1f2328',
    bar: '#f6f8fa',
    muted: '#59636e',
    warning: '#9a6700',
    error: '#d1242f',
    notice: '#0969da',
    green: '#1a7f37',
    cyan: '#1b7c83',
    red: '#cf222e',
    blue: '#0969da',
    magenta: '#8250df',
  },
}

const makeStyle = (color) => `
body { margin: 0; padding: 12px; background: ${color.page}; color: ${color.text}; width: 776px;
  font: 14px/1.5 -apple-system, BlinkMacSystemFont, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; }
.step { display: flex; gap: 8px; align-items: center; height: 36px; padding: 0 12px; font-weight: 600; font-size: 13px;
  border-radius: 6px; background: ${color.bar}; }
.step time { margin-left: auto; color: ${color.muted}; font-weight: 400; font-size: 12px; }
.lines { margin-top: 8px; font: 12px/20px ui-monospace, SFMono-Regular, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; }
.line { display: flex }
.number { flex: 0 0 44px; padding-right: 12px; box-sizing: border-box; text-align: right; color: ${color.muted} }
.text { white-space: pre-wrap; overflow-wrap: anywhere; padding-left: 16px }
.group { padding-left: 0 }
.group::before { content: "▸"; display: inline-block; width: 16px; color: ${color.muted} }
.warning { color: ${color.warning} } .error { color: ${color.error} } .notice { color: ${color.notice} }
.left-out { color: ${color.muted} }
.text a { color: inherit; text-decoration: underline }
.ansi-green-fg { color: ${color.green} } .ansi-cyan-fg { color: ${color.cyan} } .ansi-red-fg { color: ${color.red} }
.ansi-yellow-fg { color: ${color.warning} } .ansi-blue-fg { color: ${color.blue} }
.ansi-magenta-fg { color: ${color.magenta} }
`

const makeTick = ({ muted, page }) => `<svg width="16" height="16" viewBox="0 0 16 16">
<circle cx="8" cy="8" r="8" fill="${muted}"/>
<path d="M4.5 8.2 7 10.7l4.6-4.9" fill="none" stroke="${page}" stroke-width="1.8"/></svg>`

const annotations = { error: 'Error: ', warning: 'Warning: ', notice: 'Notice: ' }

/** How many lines of the beginning and the end a picture shows. */
const shown = { first: 11, last: 21 }

/**
 * Renders the beginning and the end of a step's log like GitHub, with the runner's own group closed and all others open.
 *
 * @param theme `light` or `dark`
 */
export function logPage({ name, uses, inputs, seconds, entries }, { AnsiUp }, theme) {
  const ansi = new AnsiUp()
  ansi.use_classes = true
  const inputLines = inputs.filter(([, value]) => value !== '').flatMap(([, value]) => value.split('\n'))
  // The closed group's lines still count: `with:`, and those of each input.
  const hidden = 1 + inputLines.length
  const head = line(1, 'group', escapeHtml(`Run ${uses}`))
  const visible = entries.flatMap(visibleLines)
  const lines = visible.map(({ kind, text }, index) =>
    line(index + 2 + hidden, kind, withLinks(ansi.ansi_to_html(text))),
  )
  const color = themes[theme]
  const body = `<div class="step">${makeTick(color)}${escapeHtml(name)}<time>${seconds}s</time></div>
<div class="lines">${crop([head, ...lines]).join('\n')}</div>`
  return makePage(name, makeStyle(color), body, '')
}

function crop(lines) {
  if (lines.length <= shown.first + shown.last) return lines
  return [...lines.slice(0, shown.first), line('', 'left-out', '⋯'), ...lines.slice(-shown.last)]
}

/** Returns the lines that the runner shows of an entry. It hides most commands. */
function visibleLines({ text, command }) {
  if (text !== undefined) return [{ kind: '', text }]
  const { name, data } = command
  if (name === 'stop-commands') return [{ kind: '', text: '::stop-commands::***' }]
  if (name === 'group') return [{ kind: 'group', text: data }]
  const label = annotations[name]
  return label
    ? data.split('\n').map((part, index) => ({ kind: name, text: index === 0 ? label + part : part }))
    : []
}

function line(number, kind, html) {
  return `<div class="line"><span class="number">${number}</span><span class="text ${kind}">${html}</span></div>`
}

function withLinks(html) {
  return html.replace(/https?:\/\/[^\s<]*[^\s<:.,;]/g, (url) => `<a href="${url}">${url}</a>`)
}
