import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type BuildpackSteps, CompileFailed } from './buildpack.js'
import { NodejsBuildpack } from './nodejs.js'
import { exists } from './system.js'
import type { Buildpack } from './types.js'

interface Language {
  /** As Heroku's buildpack prints it, and as sentences have it. */
  name: string
  /** Suffix of the buildpack's registry name. */
  key: string
  /** Paths from the root of the app, any of which is enough. */
  files: string[]
  /** Ends of names at the root. */
  endings?: string[]
}

/**
 * The languages of Heroku's own buildpacks, in the order of detection, with the files that their `bin/detect` looks for
 * (https://github.com/heroku/heroku-buildpack-ruby and its siblings). The order is that of
 * https://devcenter.heroku.com/articles/buildpacks#officially-supported-buildpacks, except that PHP comes before
 * Node.js, as builds of apps with both report it: `Detected buildpacks: PHP,Node.js`.
 */
const languages: Language[] = [
  { name: 'Ruby', key: 'ruby', files: ['Gemfile'] },
  { name: 'PHP', key: 'php', files: ['composer.json', 'index.php'] },
  { name: 'Node.js', key: 'nodejs', files: ['package.json'] },
  { name: 'Clojure', key: 'clojure', files: ['project.clj', 'deps.edn'] },
  {
    name: 'Python',
    key: 'python',
    files: [
      'requirements.txt',
      'pyproject.toml',
      'Pipfile',
      'Pipfile.lock',
      'poetry.lock',
      'uv.lock',
      'pdm.lock',
      'setup.py',
      'setup.cfg',
      'manage.py',
      'app.py',
      'main.py',
      '.python-version',
      'runtime.txt',
    ],
  },
  { name: 'Java', key: 'java', files: ['pom.xml'] },
  {
    name: 'Gradle',
    key: 'gradle',
    files: ['gradlew', 'build.gradle', 'build.gradle.kts', 'settings.gradle', 'settings.gradle.kts'],
  },
  { name: 'Scala', key: 'scala', files: ['project/build.properties'], endings: ['.sbt'] },
  {
    name: 'Go',
    key: 'go',
    files: ['go.mod', 'Gopkg.lock', 'Godeps/Godeps.json', 'vendor/vendor.json', 'glide.yaml'],
  },
  { name: '.NET', key: 'dotnet', files: [], endings: ['.sln', '.slnx', '.csproj', '.fsproj', '.vbproj'] },
]

/** A buildpack of Heroku's that accepts the app. */
export interface DetectedLanguage {
  buildpack: Buildpack
  /** What its `bin/detect` prints. */
  name: string
  steps: BuildpackSteps
}

/**
 * Returns those of Heroku's buildpacks that accept an app, in the order of detection: the first would build it. All but
 * that of Node.js are missing here, and fail to compile the app.
 */
export async function detectLanguages(buildDir: string): Promise<DetectedLanguage[]> {
  const names = await readdir(buildDir)
  const detected: DetectedLanguage[] = []
  for (const language of languages) {
    const file = await sign(language, buildDir, names)
    if (file === undefined) continue
    const { name, key } = language
    const steps = key === 'nodejs' ? new NodejsBuildpack() : missingBuildpack(language, file)
    detected.push({ buildpack: { name: `heroku/${key}` }, name, steps })
  }
  return detected
}

/** Returns the first file by which an app is known to be of the language. Names have to match in case everywhere. */
async function sign(
  { files, endings = [] }: Language,
  buildDir: string,
  names: string[],
): Promise<string | undefined> {
  const byEnding = names.find((name) => endings.some((ending) => name.endsWith(ending)))
  for (const file of files) {
    if (names.includes(file)) return file
    if (file.includes('/') && (await exists(join(buildDir, file)))) return file
  }
  return byEnding
}

function missingBuildpack({ name, key }: Language, file: string): BuildpackSteps {
  return {
    detect: async () => ({ name }),
    async compile() {
      throw new CompileFailed(
        `The local platform has no ${name} buildpack. Heroku builds this app with heroku/${key}, because of its ${file}.\n` +
          'Name the buildpack to use, by URL or path: with the input buildpacks of the action, with\n' +
          '`npm start -- --buildpack`, or with `heroku buildpacks:set`. It runs on this machine, with its programs.',
      )
    },
    release: async () => ({}),
    exported: async ({ env }) => env,
  }
}
