Feature: The user authorises a service once
  In no-confirm mode a user agrees once; orders for that user then run without asking again.

  Rule: Only WeChat's own word authorises

    Scenario: WeChat reports the authorisation
      Given an authorisation waiting for its user
      When the user authorises on the phone
      Then the authorisation becomes available

    Scenario: The user opens the page the merchant launched and agrees there
      Given an authorisation waiting for its user
      When the user agrees on the launched page
      Then the authorisation becomes available

    Scenario: The report is lost and the user comes back
      Given an authorisation waiting for its user
      And WeChat's reports of the authorisation get lost
      When the user authorises on the phone
      And the user comes back from authorising
      Then the merchant is told that the user authorised

    Scenario: The user comes back without authorising
      Given an authorisation waiting for its user
      When the user comes back from authorising
      Then the merchant is told that the user has not authorised

    Scenario: The report is lost and nobody comes back
      Given an authorisation waiting for its user
      And WeChat's reports of the authorisation get lost
      When the user authorises on the phone
      Then the authorisation becomes available

  Rule: An unknown outcome is found out

    Scenario: WeChat's answer to the pre-permit gets lost
      Given WeChat's answer to the pre-permit gets lost
      When the merchant pre-permits an authorisation
      Then the merchant is told that the authorisation is not known yet
      And the authorisation comes to wait for its user
      And the merchant can launch the authorisation page

    Scenario: The merchant pre-permits twice
      Given an authorisation waiting for its user
      When the merchant pre-permits an authorisation
      Then WeChat was asked to pre-permit once

  Rule: Grant and withdrawal count by their time, not by their arrival

    Scenario: The report of the grant arrives after the one of the withdrawal
      Given an authorisation waiting for its user
      And WeChat holds its report of the grant back
      When the user authorises on the phone
      And the user withdraws a moment later
      Then the authorisation is withdrawn
      When WeChat sends its held back report of the grant
      Then the authorisation stays withdrawn

  Rule: An authorised user's order runs at once

    Scenario: The merchant creates an order without confirmation
      Given an authorised user
      When the merchant creates an order for the authorised user
      Then the order for the authorised user is in service at once

    Scenario: The user has not authorised
      Given an authorisation waiting for its user
      When the merchant creates an order for the authorised user
      Then the merchant is told that WeChat refused

    Scenario: WeChat finds the user too risky
      Given an authorised user who fails the risk check
      When the merchant creates an order for the authorised user
      Then the merchant is told that WeChat refused

  Rule: Withdrawal does not stop running orders

    Scenario: The user withdraws while an order runs
      Given an authorised user
      And the merchant creates an order for the authorised user
      When the user withdraws a moment later
      Then the authorisation is withdrawn
      And the order for the authorised user can be completed
      But no further order for the user can be created

    Scenario: The merchant withdraws
      Given an authorised user
      When the merchant terminates the authorisation
      Then the authorisation is withdrawn

    Scenario: The merchant withdraws by the user
      Given an authorised user
      When the merchant terminates the user's authorisation
      Then the authorisation is withdrawn

    Scenario: WeChat refuses the withdrawal while an order runs
      Given an authorised user
      And the merchant creates an order for the authorised user
      When the merchant terminates the authorisation
      Then the merchant is told that the withdrawal is not known yet
