/** Files of settings, as Hibernate, Spring Boot and Quarkus read them. */
package dev.portolan.processor.jpa.settings;
