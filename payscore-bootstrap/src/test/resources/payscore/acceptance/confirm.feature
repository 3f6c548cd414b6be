Feature: The user confirms a service order
  Coming back from WeChat proves nothing; only what WeChat signs counts.

  Rule: Only WeChat's own word confirms an order

    Scenario: WeChat reports the confirmation
      Given a service order waiting for confirmation
      When the user confirms on the phone
      Then the service order comes into service

    @C21
    Scenario: The report is lost and the user comes back by the button
      Given a service order waiting for confirmation
      And WeChat's reports get lost
      When the user confirms on the phone
      And the user comes back by the button
      Then the merchant is told that the user confirmed

    Scenario: The report is lost and the user comes back by the arrow
      Given a service order waiting for confirmation
      And WeChat's reports get lost
      When the user confirms on the phone
      And the user comes back by the arrow
      Then the merchant is told that the user confirmed

    @Q06
    Scenario: The user comes back by the button without confirming
      Given a service order waiting for confirmation
      When the user comes back by the button
      Then the merchant is told that the user has not confirmed
      And the service order waits for confirmation

    Scenario: The user comes back by the arrow without confirming
      Given a service order waiting for confirmation
      When the user comes back by the arrow
      Then the merchant is told that the user has not confirmed

    Scenario: The user declines
      Given a service order waiting for confirmation
      When the user declines on the phone
      Then the merchant is told that the user has not confirmed
      And the service order waits for confirmation

    @Q01
    Scenario: Somebody invents a return
      Given a service order waiting for confirmation
      When the merchant's front end sends an invented query id
      Then the merchant is told that there is no such order
      And the service order waits for confirmation

  Rule: A confirmation counts once, however WeChat reports it

    Scenario: WeChat repeats itself
      Given a service order waiting for confirmation
      And WeChat reports everything twice
      When the user confirms on the phone
      Then the service order comes into service
      And WeChat's report was delivered 2 times
      And the confirmation was learned once

    @C20
    Scenario: The report comes late
      Given a service order waiting for confirmation
      And WeChat holds its reports back
      When the user confirms on the phone
      And the user comes back by the button
      And WeChat sends what it held back
      Then the service order is in service
      And the confirmation was learned once

    @C17
    Scenario: The report overtakes the answer to the creation
      Given WeChat reports the confirmation before it answers the creation
      When the merchant creates a service order
      Then the service order comes into service
      And the confirmation was learned once

    @C02
    Scenario: Somebody forges a report
      Given a service order waiting for confirmation
      And WeChat's reports get lost
      When somebody forges a report of the confirmation
      Then the forged report is turned away
      And the service order waits for confirmation

    @C05 @alone
    Scenario: WeChat probes our signature check before it reports
      Given a service order waiting for confirmation
      And WeChat probes the signature check
      When the user confirms on the phone
      Then the first report is turned away
      And the service order comes into service

  Rule: The page opens for the order's own launch parameters, each of them once

    Scenario: The user needs a second try
      Given a service order waiting for confirmation
      When the merchant launches the confirmation page twice
      Then both launches open the page with packages of their own

  Rule: An order that nobody confirms ends

    @T06 @alone
    Scenario: WeChat lets the order expire
      Given a service order waiting for confirmation
      When the user does nothing for 31 days
      And the merchant asks for the state
      Then the service order has expired

  Rule: Whoever is first, WeChat decides

    Scenario: The merchant cancels before the user confirms
      Given a service order waiting for confirmation
      When the merchant cancels the service order
      Then the service order is cancelled
      And the user can no longer confirm

    Scenario: The user confirms while the merchant cancels
      Given a service order waiting for confirmation
      And WeChat holds its reports back
      When the user confirms on the phone
      And the merchant cancels the service order
      And WeChat sends what it held back
      Then the service order is cancelled
