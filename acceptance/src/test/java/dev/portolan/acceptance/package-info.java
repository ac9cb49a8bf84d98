/** Black-box tests over all modules, real databases and real peers; runs last in the build. */
package dev.portolan.acceptance;
