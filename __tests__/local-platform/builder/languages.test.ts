import { describe, expect, test } from '@jest/globals'
import { buildTarball, fileEntries, tarball } from './support.js'

const app = { 'package.json': '{"name":"app"}', Procfile: 'web: node .\n' }

describe('an app of a language whose buildpack is missing', () => {
  test.each([
    ['Ruby', 'ruby', 'Gemfile'],
    ['PHP', 'php', 'composer.json'],
    ['PHP', 'php', 'index.php'],
    ['Clojure', 'clojure', 'project.clj'],
    ['Python', 'python', 'requirements.txt'],
    ['Python', 'python', 'uv.lock'],
    ['Java', 'java', 'pom.xml'],
    ['Gradle', 'gradle', 'build.gradle.kts'],
    ['Scala', 'scala', 'build.sbt'],
    ['Scala', 'scala', 'project/build.properties'],
    ['Go', 'go', 'go.mod'],
    ['.NET', 'dotnet', 'Web.csproj'],
  ])('fails with a sentence about %s (heroku/%s), by its %s', async (name, key, file) => {
    const { output, failure } = await buildTarball(tarball(fileEntries({ [file]: '', 'index.html': '' })))
    expect(failure?.message).toBe(`Push rejected, failed to compile ${name} app.`)
    expect(output).toContain(
      '-----> Determining which buildpack to use for this app\n' +
        `-----> ${name} app detected\n` +
        ` !     The local platform has no ${name} buildpack. Heroku builds this app with heroku/${key}, because of its ${file}.\n` +
        ' !     Name the buildpack to use, by URL or path: ',
    )
    expect(output).toMatch(/\n ! {5}Push failed\n$/)
    expect(output).not.toContain('No default language')
  })
})

describe('the order of detection', () => {
  test.each([
    ['Gemfile', 'Ruby,Node.js'],
    ['composer.json', 'PHP,Node.js'],
  ])('has %s before package.json', async (file, names) => {
    const { output } = await buildTarball(tarball(fileEntries({ ...app, [file]: '' })))
    const [first = ''] = names.split(',')
    expect(output).toContain(
      ' !     Warning: Multiple default buildpacks reported the ability to handle this app. The first buildpack in the list below will be used.\n' +
        `\t\t\tDetected buildpacks: ${names}\n` +
        '\t\t\tSee https://devcenter.heroku.com/articles/buildpacks#buildpack-detect-order\n' +
        `-----> ${first} app detected\n`,
    )
    expect(output).toContain(`no ${first} buildpack`)
  })

  test('has package.json before requirements.txt', async () => {
    const { output, slug } = await buildTarball(tarball(fileEntries({ ...app, 'requirements.txt': '' })))
    expect(output).toContain('Detected buildpacks: Node.js,Python\n')
    expect(slug).toMatchObject({ buildpackDescription: 'Node.js', buildpacks: [{ name: 'heroku/nodejs' }] })
  })

  test('is passed over by buildpacks that are named', async () => {
    const { slug, output } = await buildTarball(tarball(fileEntries({ ...app, Gemfile: '' })), {
      buildpacks: [{ name: 'heroku/nodejs' }],
    })
    expect(slug?.buildpackDescription).toBe('Node.js')
    expect(output).not.toContain('Multiple default buildpacks')
  })
})
