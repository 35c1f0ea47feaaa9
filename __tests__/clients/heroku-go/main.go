// Deploys, promotes and reviews with heroku-go, as a program of its users would.
package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"

	heroku "github.com/heroku/heroku-go/v6"
)

var (
	ctx     = context.Background()
	service = heroku.NewService(&http.Client{
		Transport: &heroku.Transport{BearerToken: os.Getenv("HEROKU_API_KEY")},
	})
)

func main() {
	http.DefaultClient.Timeout = time.Minute
	service.URL = os.Getenv("HEROKU_HOST")
	countApps()
	staging := createApp("go-staging")
	production := createApp("go-production")
	source := upload()

	build := deploy(staging, source)
	_, err := service.ConfigVarUpdate(ctx, staging.ID, map[string]*string{"GREETING": heroku.String("good morning")})
	check(err)
	answers(staging, "good morning from web.1\n")
	rollback, err := service.ReleaseRollback(ctx, staging.ID, heroku.ReleaseRollbackOpts{Release: build.Release.ID})
	check(err)
	require(strings.HasPrefix(rollback.Description, "Rollback to v"), rollback.Description)
	answers(staging, "hello from web.1\n")

	slug, err := service.SlugInfo(ctx, staging.ID, build.Slug.ID)
	check(err)
	require(slug.ProcessTypes["web"] == "node server.js", slug.ProcessTypes)
	_, err = service.ReleaseCreate(ctx, production.ID, heroku.ReleaseCreateOpts{Slug: slug.ID})
	check(err)
	answers(production, "hello from web.1\n")

	promote(staging, production)
	review(source)
	cancel(staging, source)
	_, err = service.AppInfo(ctx, "no-such-app")
	require(err != nil && strings.HasSuffix(err.Error(), "Couldn't find that app."), err)
}

// countApps lists all apps in pages, each from the id after the last one.
func countApps() {
	want, err := strconv.Atoi(os.Getenv("APPS"))
	check(err)
	found := map[string]bool{}
	page := heroku.ListRange{Field: "id", Max: 300}
	for {
		apps, err := service.AppList(ctx, &page)
		check(err)
		for _, app := range apps {
			found[app.ID] = true
		}
		if len(apps) < page.Max {
			break
		}
		page.FirstID = "]" + apps[len(apps)-1].ID
	}
	require(len(found) == want, len(found))
}

func createApp(name string) *heroku.App {
	app, err := service.AppCreate(ctx, heroku.AppCreateOpts{Name: &name})
	check(err)
	return app
}

// upload returns the URL of the app's source.
func upload() *string {
	source, err := service.SourceCreate(ctx)
	check(err)
	tarball, err := os.Open(os.Getenv("SOURCE_TARBALL"))
	check(err)
	info, err := tarball.Stat()
	check(err)
	request, err := http.NewRequest(http.MethodPut, source.SourceBlob.PutURL, tarball)
	check(err)
	request.ContentLength = info.Size()
	response, err := http.DefaultClient.Do(request)
	check(err)
	require(response.StatusCode == http.StatusOK, response.Status)
	return &source.SourceBlob.GetURL
}

func deploy(app *heroku.App, source *string) *heroku.Build {
	build := createBuild(app, source)
	output := get(build.OutputStreamURL)
	require(strings.Contains(output, "Build succeeded"), output)
	return until(func() (*heroku.Build, bool) {
		build, err := service.BuildInfo(ctx, app.ID, build.ID)
		check(err)
		require(build.Status != "failed", build)
		return build, build.Status == "succeeded"
	})
}

func createBuild(app *heroku.App, source *string) *heroku.Build {
	options := heroku.BuildCreateOpts{}
	options.SourceBlob.URL = source
	options.SourceBlob.Version = heroku.String("0123abc")
	build, err := service.BuildCreate(ctx, app.ID, options)
	check(err)
	return build
}

func promote(from, to *heroku.App) {
	pipeline, err := service.PipelineCreate(ctx, heroku.PipelineCreateOpts{Name: "go-pipeline"})
	check(err)
	for stage, app := range map[string]*heroku.App{"staging": from, "production": to} {
		_, err := service.PipelineCouplingCreate(ctx, heroku.PipelineCouplingCreateOpts{
			App: app.ID, Pipeline: pipeline.ID, Stage: stage,
		})
		check(err)
	}
	type appID = struct {
		ID *string `json:"id,omitempty" url:"id,omitempty,key"`
	}
	options := heroku.PipelinePromotionCreateOpts{}
	options.Pipeline.ID = pipeline.ID
	options.Source.App = &appID{ID: &from.ID}
	options.Targets = append(options.Targets, struct {
		App *appID `json:"app,omitempty" url:"app,omitempty,key"`
	}{&appID{ID: &to.ID}})
	promotion, err := service.PipelinePromotionCreate(ctx, options)
	check(err)
	until(func() (string, bool) {
		targets, err := service.PipelinePromotionTargetList(ctx, promotion.ID, &heroku.ListRange{})
		check(err)
		require(len(targets) == 1 && targets[0].Status != "failed", targets)
		return targets[0].Status, targets[0].Status == "succeeded"
	})
}

func review(source *string) {
	pipeline, err := service.PipelineCreate(ctx, heroku.PipelineCreateOpts{Name: "go-reviews"})
	check(err)
	options := heroku.ReviewAppCreateOpts{Branch: "topic", Pipeline: pipeline.ID, PrNumber: heroku.Int(7)}
	options.SourceBlob.URL = source
	created, err := service.ReviewAppCreate(ctx, options)
	check(err)
	ready := until(func() (*heroku.ReviewApp, bool) {
		reviewApp, err := service.ReviewAppGetReviewApp(ctx, created.ID)
		check(err)
		require(reviewApp.Status != "errored", reviewApp)
		return reviewApp, reviewApp.Status == "created"
	})
	app, err := service.AppInfo(ctx, ready.App.ID)
	check(err)
	answers(app, "hello from web.1\n")
	_, err = service.ReviewAppDelete(ctx, created.ID)
	check(err)
}

// cancel cancels a build: heroku-go asks for version 3, without the variant that Heroku documents for it.
func cancel(app *heroku.App, source *string) {
	_, err := service.BuildCancel(ctx, app.ID, createBuild(app, source).ID)
	check(err)
}

// answers waits until the app answers with the text: its dynos restart after each release.
func answers(app *heroku.App, text string) {
	until(func() (string, bool) {
		answer := get(*app.WebURL)
		return answer, answer == text
	})
}

func get(url string) string {
	response, err := http.Get(url)
	check(err)
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	check(err)
	return string(body)
}

// until reads again until it is done, for a minute at most.
func until[T any](read func() (T, bool)) T {
	for end := time.Now().Add(time.Minute); ; time.Sleep(200 * time.Millisecond) {
		value, done := read()
		if done {
			return value
		}
		require(time.Now().Before(end), value)
	}
}

func require(holds bool, found any) {
	if !holds {
		panic(fmt.Sprintf("unexpected: %+v", found))
	}
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
