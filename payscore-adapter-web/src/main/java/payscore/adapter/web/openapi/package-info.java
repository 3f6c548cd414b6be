/** The OpenAPI description of the API. */
package payscore.adapter.web.openapi;
