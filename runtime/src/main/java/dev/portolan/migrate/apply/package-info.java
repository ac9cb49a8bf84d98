/**
 * From a directory to a database: {@link dev.portolan.migrate.apply.Migrator} runs what has not run, and tells what has.
 *
 * <p>In order, each seeing only those before it: {@link dev.portolan.migrate.apply.Revision}, a row of what has run;
 * {@code Revisions}, the table; {@code Migration} and {@code Migrations}, the directory; {@code Chain}, which finds files that were
 * edited after they ran; {@code Outlook}, what is to run, from both; {@code FileRun}, one file; {@code ApplyRun}, one run;
 * {@link dev.portolan.migrate.apply.Migrator}.
 */
package dev.portolan.migrate.apply;
