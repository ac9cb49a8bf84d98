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
	_ "github.com/amacneil/dbmate/v2/pkg/driver/mysql"
	_ "github.com/amacneil/dbmate/v2/pkg/driver/postgres"
	_ "github.com/amacneil/dbmate/v2/pkg/driver/sqlite"
	_ "github.com/go-sql-driver/mysql"
	gomigrate "github.com/golang-migrate/migrate/v4"
	_ "github.com/golang-migrate/migrate/v4/database/mysql"
	_ "github.com/golang-migrate/migrate/v4/database/postgres"
	_ "github.com/golang-migrate/migrate/v4/database/sqlite"
	_ "github.com/golang-migrate/migrate/v4/source/file"
	_ "github.com/lib/pq"
	"github.com/pressly/goose/v3"
	_ "modernc.org/sqlite"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// run executes one of: golang-migrate|goose|dbmate DIR URL up|-1, sum FORMAT DIR, checkpoints DIR, or checkpoint DIR NAME TAG
// BODY. The URL is one of sqlite:/FILE, postgres://USER:PASSWORD@HOST:PORT/NAME?sslmode=disable and
// mysql://USER:PASSWORD@HOST:PORT/NAME
func run(args []string) error {
	switch args[0] {
	case "sum":
		return sum(args[1], args[2])
	case "checkpoints":
		return checkpoints(args[1])
	case "checkpoint":
		return checkpoint(args[1], args[2], args[3], args[4])
	}
	db, err := url.Parse(args[2])
	if err != nil {
		return err
	}
	switch args[0] {
	case "golang-migrate":
		return golangMigrate(args[1], db, args[3])
	case "goose":
		return gooseRun(args[1], db, args[3])
	case "dbmate":
		return dbmateRun(args[1], db, args[3])
	}
	return fmt.Errorf("unknown %q", args[0])
}

func mysqlName(db *url.URL, parameters string) string {
	return db.User.String() + "@tcp(" + db.Host + ")" + db.Path + "?" + parameters
}

func golangMigrate(dir string, db *url.URL, steps string) error {
	name := db.String()
	switch db.Scheme {
	case "sqlite":
		name = "sqlite://" + db.Path + "?_pragma=foreign_keys(1)"
	case "mysql":
		name = "mysql://" + mysqlName(db, "multiStatements=true")
	}
	m, err := gomigrate.New("file://"+dir, name)
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

func gooseRun(dir string, db *url.URL, way string) error {
	driver, name, dialect := db.Scheme, db.String(), db.Scheme
	switch db.Scheme {
	case "sqlite":
		name, dialect = db.Path+"?_pragma=foreign_keys(1)", "sqlite3"
	case "mysql":
		name = mysqlName(db, "parseTime=true")
	}
	conn, err := sql.Open(driver, name)
	if err != nil {
		return err
	}
	defer conn.Close()
	if err := goose.SetDialect(dialect); err != nil {
		return err
	}
	if way == "up" {
		return goose.Up(conn, dir)
	}
	return goose.Down(conn, dir)
}

func dbmateRun(dir string, db *url.URL, way string) error {
	if db.Scheme == "sqlite" {
		db.RawQuery = "_foreign_keys=on"
	}
	tool := dbmate.New(db)
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

// checkpoints prints what an empty database executes, a line a file, checkpoints with their tags
func checkpoints(path string) error {
	dir, err := migrate.NewLocalDir(path)
	if err != nil {
		return err
	}
	files, err := migrate.FilesFromLastCheckpoint(dir)
	if err != nil {
		return err
	}
	for _, f := range files {
		fmt.Print(f.Name())
		if c, ok := f.(migrate.CheckpointFile); ok && c.IsCheckpoint() {
			tag, err := c.CheckpointTag()
			if err != nil {
				return err
			}
			fmt.Print(" checkpoint ", tag)
		}
		fmt.Println()
	}
	return nil
}

func checkpoint(path, name, tag, body string) error {
	dir, err := migrate.NewLocalDir(path)
	if err != nil {
		return err
	}
	text, err := os.ReadFile(body)
	if err != nil {
		return err
	}
	return dir.WriteCheckpoint(name, tag, text)
}
