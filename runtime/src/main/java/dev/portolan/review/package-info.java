/** What a team looks at before it merges: the directory beside another branch of the same repository. Git is spoken here only. */
package dev.portolan.review;
