package main

import (
	"database/sql"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"strconv"

	"ariga.io/atlas/sql/migrate"
	"ariga.io/atlas/sql/sqltool"
	"github.com/amacneil/dbmate/v2/pkg/dbmate"
	_ "github.com/amacneil/dbmate/v2/pkg/driver/sqlite"
	gomigrate "github.com/golang-migrate/migrate/v4"
	_ "github.com/golang-migrate/migrate/v4/database/sqlite"
	_ "github.com/golang-migrate/migrate/v4/source/file"
	"github.com/pressly/goose/v3"
	_ "modernc.org/sqlite"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// run executes one of: golang-migrate|goose|dbmate DIR DB up|-1, or sum FORMAT DIR
func run(args []string) error {
	switch args[0] {
	case "golang-migrate":
		return golangMigrate(args[1], args[2], args[3])
	case "goose":
		return gooseRun(args[1], args[2], args[3])
	case "dbmate":
		return dbmateRun(args[1], args[2], args[3])
	case "sum":
		return sum(args[1], args[2])
	}
	return fmt.Errorf("unknown %q", args[0])
}

func golangMigrate(dir, db, steps string) error {
	m, err := gomigrate.New("file://"+dir, "sqlite://"+db+"?_pragma=foreign_keys(1)")
	if err != nil {
		return err
	}
	defer m.Close()
	if steps == "up" {
		err = m.Up()
	} else {
		n, _ := strconv.Atoi(steps)
		err = m.Steps(n)
	}
	if errors.Is(err, gomigrate.ErrNoChange) {
		return nil
	}
	return err
}

func gooseRun(dir, db, way string) error {
	conn, err := sql.Open("sqlite", db+"?_pragma=foreign_keys(1)")
	if err != nil {
		return err
	}
	defer conn.Close()
	if err := goose.SetDialect("sqlite3"); err != nil {
		return err
	}
	if way == "up" {
		return goose.Up(conn, dir)
	}
	return goose.Down(conn, dir)
}

func dbmateRun(dir, db, way string) error {
	u, err := url.Parse("sqlite:" + db + "?_foreign_keys=on")
	if err != nil {
		return err
	}
	tool := dbmate.New(u)
	tool.MigrationsDir = []string{dir}
	tool.AutoDumpSchema = false
	tool.Log = io.Discard
	if way == "up" {
		return tool.CreateAndMigrate()
	}
	return tool.Rollback()
}

func sum(format, path string) error {
	var dir migrate.Dir
	var err error
	switch format {
	case "atlas":
		dir, err = migrate.NewLocalDir(path)
	case "golang-migrate":
		dir, err = sqltool.NewGolangMigrateDir(path)
	case "goose":
		dir, err = sqltool.NewGooseDir(path)
	case "flyway":
		dir, err = sqltool.NewFlywayDir(path)
	case "liquibase":
		dir, err = sqltool.NewLiquibaseDir(path)
	case "dbmate":
		dir, err = sqltool.NewDBMateDir(path)
	}
	if err != nil {
		return err
	}
	return migrate.Validate(dir)
}
