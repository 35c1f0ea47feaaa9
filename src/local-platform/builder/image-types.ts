/** A process type of an image, as the API's `oci-image` has it. */
export interface ImageProcess {
  /** The command as its Procfile has it. */
  displayCommand: string
  /** What runs in the image, such as `/cnb/process/web`. */
  command: string
  workingDirectory: string
  isDefault: boolean | null
  /** The image that it runs, where a build has made several; `null` where it has made one. */
  imageName: string | null
}

export interface ImageBuildpack {
  /** Its id, such as `heroku/nodejs`. */
  name: string
  version: string
  homepage: string
}
