/** How far work has come that takes its time. */
package dev.portolan.progress;
