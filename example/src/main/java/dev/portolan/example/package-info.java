/** A small shop. */
@Migrations
package dev.portolan.example;

import dev.portolan.annotations.Migrations;
