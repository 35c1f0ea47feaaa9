export const id = 573;
export const ids = [573];
export const modules = {

/***/ 7573:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  describeArtifact: () => (/* binding */ describeArtifact)
});

// UNUSED EXPORTS: setImageOutputs, setSlugOutputs

// EXTERNAL MODULE: ./.build/heroku/client.js
var heroku_client = __webpack_require__(9316);
;// CONCATENATED MODULE: ./.build/heroku/oci-images.js

async function getOciImage(client, app, id) {
    const path = (0,heroku_client/* apiPath */.So) `/apps/${app}/oci-images/${id}`;
    const response = await client.request('GET', path);
    const found = Array.isArray(response) ? response.find((image) => image.id === id) : response;
    const image = (0,heroku_client/* required */.mw)(found, 'the image');
    const commands = Object.entries(image.process_types ?? {}).map(([name, { display_cmd: shown, command }]) => [name, shown ?? command ?? '']);
    return {
        id: (0,heroku_client/* required */.mw)(image.id, 'the id of the image'),
        digest: image.digest ?? '',
        commit: image.commit ?? '',
        stack: image.stack?.name ?? '',
        processTypes: Object.fromEntries(commands),
    };
}

;// CONCATENATED MODULE: ./.build/heroku/slugs.js

async function getSlug(client, app, id) {
    const slug = await client.request('GET', (0,heroku_client/* apiPath */.So) `/apps/${app}/slugs/${id}`);
    return {
        id: (0,heroku_client/* required */.mw)(slug.id, 'the id of the slug'),
        commit: slug.commit ?? '',
        stack: slug.stack?.name ?? '',
        checksum: slug.checksum ?? '',
        processTypes: slug.process_types ?? {},
        ...(typeof slug.size === 'number' && { size: slug.size }),
        url: client.signedUrl((0,heroku_client/* required */.mw)(slug.blob?.url, 'the URL of the slug')),
    };
}

// EXTERNAL MODULE: ./.build/text/describe-error.js
var describe_error = __webpack_require__(2964);
;// CONCATENATED MODULE: ./.build/deploy/artifact.js



const timeLimit = 300_000;
async function describeArtifact(deploy, app, { slugId }, { imageId }) {
    const { run } = deploy;
    if (slugId) {
        const slug = await readOrWarn(deploy, 'slug', (client) => getSlug(client, app.id, slugId));
        if (slug)
            setSlugOutputs(run, slug);
        return slug ? { slug } : {};
    }
    if (app.product === 'docker-images')
        run.output('stack', app.stack);
    if (!imageId || app.product === 'docker-images')
        return {};
    run.output('oci-image-id', imageId);
    const image = await readOrWarn(deploy, 'image', (client) => getOciImage(client, app.id, imageId));
    if (image)
        setImageOutputs(run, image);
    return image ? { image } : {};
}
function setSlugOutputs(run, { checksum, size, stack, processTypes }) {
    if (/^SHA256:[0-9a-f]{64}$/i.test(checksum))
        run.output('slug-checksum', checksum);
    if (size !== undefined)
        run.output('slug-size', size);
    setRuntimeOutputs(run, stack, processTypes);
}
function setImageOutputs(run, { id, digest, stack, processTypes }) {
    run.output('oci-image-id', id);
    if (/^sha256:[0-9a-f]{64}$/.test(digest))
        run.output('image-digest', digest);
    setRuntimeOutputs(run, stack, processTypes);
}
function setRuntimeOutputs(run, stack, processTypes) {
    if (/^[\w.-]+$/.test(stack))
        run.output('stack', stack);
    run.output('process-types', JSON.stringify(processTypes));
}
async function readOrWarn({ client, run }, what, read) {
    const limit = AbortSignal.timeout(timeLimit);
    try {
        return await read(client.until(AbortSignal.any([run.signal, limit])));
    }
    catch (error) {
        if (run.signal.aborted)
            return undefined;
        const why = limit.aborted
            ? `Heroku did not return it within ${timeLimit / 60_000} minutes`
            : (0,describe_error/* errorMessage */.gJ)(error);
        run.log.warning(`The ${what} could not be read, so the outputs that describe it are not set. The deploy does not depend on them. ${why}`);
        return undefined;
    }
}


/***/ })

};
